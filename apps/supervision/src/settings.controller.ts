// The window at which the hall shows by which numbers it goes where the law leaves them open.
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { oneOf } from '@onehall/contracts';
import { Admits, Answers, HallLaw } from '@onehall/platform';
import { settingsTable } from '@onehall/rulebook';
import Type from 'typebox';

const text = Type.String();
const said = { zh: text, en: text };
const value = Type.Union([Type.Number(), Type.Boolean(), text]);
const bounds = { unit: Type.Optional(text), least: Type.Optional(Type.Number()), most: Type.Optional(Type.Number()), whole: Type.Optional(Type.Boolean()), choices: Type.Optional(Type.Array(text)) };
/** `readBy`: the files of the product that it moves; `waitsFor`: what must be built before it has an effect. */
const effect = { readBy: Type.Optional(Type.Array(text)), waitsFor: Type.Optional(Type.Object(said)) };
const setting = Type.Object({ area: text, name: text, kind: oneOf('count', 'switch', 'choice'), ...said, source: text, provenance: text, value, default: value, ...bounds, ...effect });

@ApiTags('supervision')
@Controller('supervision')
export class SettingsController {
  constructor(private readonly law: HallLaw) {}

  @Get('settings')
  @Admits('supervisor', 'auditor', 'administrator', 'router', 'secretary', 'clerk', 'handler', 'head', 'discipline')
  @Answers('HallSettings', Type.Object({ rulebook: text, calendar: text, items: Type.Array(setting) }))
  @ApiOperation({ operationId: 'listSettings', summary: '本厅设置：法规未定的数字、来源与用处 / list what the law leaves open, with its value, source and use' })
  settings() {
    const { rulebook, calendar, settings } = this.law.today();
    return { rulebook, calendar, items: settingsTable(settings) };
  }
}
