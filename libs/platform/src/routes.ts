// The routes of a running application, as the windows declare them.
import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';

/** One route: the class of its window, the method of it that answers, and where it is reached. */
export interface Route {
  readonly controller: Type<object>;
  readonly name: string;
  readonly handler: Type<object>;
  readonly method: string;
  readonly path: string;
}

const isRoute = (handler: object): boolean => Reflect.hasMetadata('path', handler);
const written = (of: object, key: string): unknown => Reflect.getMetadata(key, of) as unknown;
const pathOf = (controller: object, handler: object): string => `/${[written(controller, 'path'), written(handler, 'path')].join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

/** Every route of the application. */
export function routesOf(app: INestApplicationContext): readonly Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(module => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type<object>;
    const prototype = controller.prototype as Readonly<Record<string, object>>;
    const names = scanner.getAllMethodNames(prototype).filter(name => isRoute(prototype[name] ?? {}));
    return names.map(name => {
      const handler = prototype[name] as Type<object>;
      return { controller, name, handler, method: RequestMethod[Number(written(handler, 'method'))] ?? '', path: pathOf(controller, handler) };
    });
  });
}
