// What may come through the window about the register of departments, validated.
import { Department, Words } from '@onehall/platform';
import { atMost } from './case.dto.js';

const keywords = { zh: '职责关键词', list: { atMost: 200, unique: true } } as const;

export class OpenDepartmentDto {
  @Department({ zh: '责任单位代号：小写字母、数字和连字符' })
  department: string;

  @Words(100, { zh: '名称，如 县水利局' })
  name: string;

  @Words(100, { zh: '别称；不填为没有', optional: true, list: { atMost: 50, unique: true } })
  aliases?: string[];

  @Department({ zh: '上级单位代号', optional: true })
  superior?: string;

  @Words(100, { ...keywords, optional: true })
  remits?: string[];
}

export class ChangeRemitDto {
  @Words(100, keywords)
  remits: string[];

  @Words(atMost.words, { zh: '变更理由，如机构改革方案' })
  reasons: string;
}

export class CloseDepartmentDto {
  @Department({ zh: '承继职责的单位', optional: true })
  successor?: string;
}

export class SuggestDepartmentsQuery {
  @Words(1_000, { zh: '要分流的文字；较长的用 POST' })
  text: string;
}

export class SuggestDepartmentsDto {
  @Words(atMost.text, { zh: '要分流的文字' })
  text: string;
}
