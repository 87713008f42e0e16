// What may be asked at the windows of audit, validated.
import { Id, PageDto, PageNumber, PageSize, Spelled, Words } from '@onehall/platform';

/** A day, or an instant with its zone. A `+` in an address that was not escaped arrives as a space. */
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+ -]\d{2}:\d{2}))?$/;

/** The two questions, and why somebody asks them. */
export class ReadCaseDto {
  @Spelled(dayOrInstant, { zh: '截至何时发生的（日期按北京时间当日终了，或带时区的时刻）/ what had happened by this day or instant', example: '2026-03-02', optional: true })
  asOf?: string;

  @Spelled(dayOrInstant, { zh: '截至何时已记录的（同上）/ what was recorded by this day or instant', example: '2026-03-02T10:00:00.000Z', optional: true })
  knownAt?: string;

  @Words(500, { zh: '查阅目的；督查专员必填，不写个人信息 / why: a supervisor must say it', optional: true })
  purpose?: string;
}

export class ReadHistoryDto extends ReadCaseDto {
  @PageNumber() page?: number;
  @PageSize(50) size?: number;
}

export class ProveCaseDto {
  @Words(500, { zh: '查阅目的，不写个人信息 / why', optional: true })
  purpose?: string;
}

export class FindCaseDto {
  @Words(40, { zh: '信访件编号，如 20260302V00012 / number of the case, or of a submission that joined it' })
  number: string;
}

export class ReadingsDto extends PageDto {
  @Id({ zh: '只看这件信访事项 / of one case', optional: true })
  caseId?: string;
}
