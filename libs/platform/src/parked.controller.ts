// The window on the parking lot of one service: which cases wait because a view or a policy could not digest an event, and how they are driven again.
import { Body, Controller, Get, HttpCode, Post, Query, type Type } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import Schema from 'typebox';
import { Admits } from './admission.js';
import { Answers, AnswersPage, orNone } from './answers.js';
import { Followers } from './followers.js';
import { ParkedDto, RedriveDto } from './parked.dto.js';
import { Upkeep } from './upkeep.js';
import { Caller, type AtHall } from './window.js';

const text = Schema.String();
const count = Schema.Integer({ minimum: 0 });
const since = Schema.String({ format: 'date-time' });

/** One case that waits. `position` and `type`: of its first event, which failed with `error`. */
const waiting = Schema.Object({ consumer: text, source: text, case: text, waiting: count, since, position: count, type: text, attempts: count, error: orNone(text) });
const redriven = Schema.Object({ consumer: text, case: text, digested: count, left: count, error: Schema.Optional(text) });

/** A service's name as part of a call's name. */
export const named = (service: string): string => service.charAt(0).toUpperCase() + service.slice(1);

/** Every service has one, under its own name: `GET /routing/parked`. */
export function parkedWindow(service: string): Type<object> {
  @ApiTags(service)
  @Controller(service)
  class ParkedController {
    constructor(
      private readonly followers: Followers,
      private readonly upkeep: Upkeep,
    ) {}

    @Get('parked')
    @Admits('administrator', 'auditor')
    @AnswersPage('ParkedPage', waiting)
    @ApiOperation({ operationId: `listParkedAt${named(service)}`, summary: '滞留的事件：哪个跟随者、哪一件、多少、为何 / events that could not be digested, and those of the same case behind them' })
    async parked(@Query() { consumer, page = 1, size = 20 }: ParkedDto) {
      return { ...(await this.followers.parking.cases({ consumer, after: (page - 1) * size, limit: size })), page, size };
    }

    @Post('parked/redrive')
    @HttpCode(200)
    @Admits('administrator')
    @Answers('Redriven', redriven)
    @ApiOperation({ operationId: `redriveParkedAt${named(service)}`, summary: '修复之后按原顺序重新处理一件的滞留事件 / drive a case’s parked events again, in order, after a repair' })
    async redrive(@Body() { consumer, case: caseKey }: RedriveDto, @Caller() caller: AtHall) {
      return { consumer, case: caseKey, ...(await this.upkeep.redrive(caller, consumer, caseKey)) };
    }
  }
  return ParkedController;
}
