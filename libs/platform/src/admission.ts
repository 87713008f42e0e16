// Who is admitted to which route: said beside each route, and nothing is open that does not say so.
import { applyDecorators, SetMetadata, type INestApplicationContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';
import { routesOf } from './routes.js';

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

/** Every route of a running application with whom it admits, for the test that lists them. */
export function admissions(app: INestApplicationContext): readonly RouteAdmission[] {
  const reflector = new Reflector();
  return routesOf(app).map(({ controller, name, handler, method, path }) => {
    const admits = reflector.getAllAndOverride<Admission | undefined>(admission, [handler, controller]);
    return { controller: controller.name, handler: name, method, path, admits };
  });
}
