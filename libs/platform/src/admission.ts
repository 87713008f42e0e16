// Who is admitted to which route: said beside each route, and nothing is open that does not say so.
import { applyDecorators, RequestMethod, SetMetadata, type INestApplicationContext, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';

export const admission = 'onehall:admission';

/** The roles that a route admits, or `open` for one that needs no sign-in. */
export type Admission = 'open' | readonly string[];

/** Admits these roles and nobody else; on a controller, for all its routes that do not say otherwise. */
export const Admits = (...roles: readonly string[]) => applyDecorators(SetMetadata(admission, roles), ApiBearerAuth());

/** Admits everybody, signed in or not. */
export const Open = () => SetMetadata<string, Admission>(admission, 'open');

/** A running route with its admission; `admits` undefined: it answers 403 to everybody. */
export interface RouteAdmission {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  readonly path: string;
  readonly admits: Admission | undefined;
}

const isRoute = (handler: object): boolean => Reflect.hasMetadata('path', handler);
const written = (of: object, key: string): unknown => Reflect.getMetadata(key, of) as unknown;
const pathOf = (controller: object, handler: object): string => `/${[written(controller, 'path'), written(handler, 'path')].join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

/** Every route of a running application with whom it admits, for the test that lists them. */
export function admissions(app: INestApplicationContext): readonly RouteAdmission[] {
  const [scanner, reflector] = [new MetadataScanner(), new Reflector()];
  const controllers = [...app.get(ModulesContainer).values()].flatMap(module => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type<object>;
    const prototype = controller.prototype as Readonly<Record<string, object>>;
    const handlers = scanner.getAllMethodNames(prototype).filter(name => isRoute(prototype[name] ?? {}));
    return handlers.map(name => {
      const handler = prototype[name] as Type<object>;
      const admits = reflector.getAllAndOverride<Admission | undefined>(admission, [handler, controller]);
      return { controller: controller.name, handler: name, method: RequestMethod[Number(written(handler, 'method'))] ?? '', path: pathOf(controller, handler), admits };
    });
  });
}
