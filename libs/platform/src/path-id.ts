// Ids that stand in an address: uuids, and in capitals they are the same ones.
import { Injectable, Param, ParseUUIDPipe, type ArgumentMetadata } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

@Injectable()
class ParseIdPipe extends ParseUUIDPipe {
  override async transform(value: string, metadata: ArgumentMetadata): Promise<string> {
    await super.transform(value, metadata);
    return value.toLowerCase();
  }
}

/** The id at this place of the address: `@PathId('caseId') caseId: string`. What is no uuid is answered 400; small letters and capitals name the same thing. */
export const PathId =
  (name: string): ParameterDecorator =>
  (target, method, index) => {
    Param(name, ParseIdPipe)(target, method, index);
    const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (descriptor && method !== undefined) ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, method, descriptor);
  };
