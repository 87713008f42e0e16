// The window on the views of one service: which version stands, how far it has come, whether it is being built anew, and the word that has it built anew.
import { Body, Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { LivingView, ViewLook } from '@onehall/projections';
import Schema from 'typebox';
import { Admits } from './admission.js';
import { Answers, orNone } from './answers.js';
import { Followers } from './followers.js';
import { Flag } from './field-rules.js';
import { named } from './parked.controller.js';
import { Upkeep } from './upkeep.js';
import { Caller, type AtHall } from './window.js';

const text = Schema.String();
const count = Schema.Integer({ minimum: 0 });
const since = Schema.String({ format: 'date-time' });
const state = Schema.Unsafe<ViewLook['state']>({ enum: ['waiting', 'building', 'following', 'stopped'] });

/** `stands`: the version whose rows are read, since when, and what its build found. `position`, `lag`: over all its sources. `building`: how far a build has come. */
const viewRead = Schema.Object({
  ...{ view: text, version: count, consumer: text, state, sentence: Schema.Optional(text), stands: orNone(count), since: orNone(since), rows: orNone(count), differing: orNone(count), parked: count },
  ...{ position: count, lag: count, sources: Schema.Array(Schema.Object({ service: text, position: count, lag: count })) },
  ...{ building: Schema.Optional(Schema.Object({ since, position: count, of: count })), failed: Schema.Optional(text) },
});
const viewsRead = Schema.Object({ items: Schema.Array(viewRead) });

/** How a view is to be built anew. */
export class RebuildDto {
  @Flag({ zh: '不接着做中断的重建，从头开始 / from the first event, also what was broken off', optional: true })
  anew?: boolean;
}

function read({ standing, building, failed, sources, ...look }: ViewLook, parked: ReadonlyMap<string, number>) {
  const [position, lag] = [sources.reduce((sum, source) => sum + source.position, 0), sources.reduce((sum, source) => sum + source.lag, 0)];
  const stands = { stands: standing?.version ?? null, since: standing?.since ?? null, rows: standing?.rows ?? null, differing: standing?.differing ?? null };
  return { ...look, ...stands, parked: parked.get(look.consumer) ?? 0, position, lag, sources, ...(building && { building }), ...(failed !== undefined && { failed }) };
}

async function looks(views: Iterable<LivingView>, { parking }: Followers) {
  const counts = await parking.counts();
  return Promise.all([...views].map(async view => read(await view.look(), counts)));
}

/** Every service has one, under its own name: `GET /routing/views`. */
export function viewsWindow(service: string): Type<object> {
  @ApiTags(service)
  @Controller(service)
  class ViewsController {
    constructor(
      private readonly followers: Followers,
      private readonly upkeep: Upkeep,
    ) {}

    @Get('views')
    @Admits('administrator', 'auditor')
    @Answers('ViewList', viewsRead)
    @ApiOperation({ operationId: `listViewsAt${named(service)}`, summary: '视图：版本、位置、落后多少、是否在重建 / the views: version, position, lag, and whether one is being built anew' })
    async views() {
      return { items: await looks(this.followers.views().values(), this.followers) };
    }

    @Post('views/:view/rebuild')
    @HttpCode(202)
    @Admits('administrator')
    @Answers('ViewStanding', viewRead)
    @ApiParam({ name: 'view', schema: { type: 'string' } })
    @ApiOperation({ operationId: `rebuildViewAt${named(service)}`, summary: '在旁重建视图，核对后换入；已在重建时返回其进度 / build a view anew beside the one that serves, compare, swap in; while that is under way, its progress' })
    async rebuild(@Param('view') view: string, @Body() { anew = false }: RebuildDto, @Caller() caller: AtHall) {
      return read(await this.upkeep.rebuild(caller, view, { anew }), await this.followers.parking.counts());
    }
  }
  return ViewsController;
}
