// The small words that many events share: ids, days, instants, departments, documents.
import Type from 'typebox';

/** A uuid. */
export const id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });
/** The id of a case (信访事项), a uuid. */
export const caseId = id;
/** A legal day in Asia/Shanghai, YYYY-MM-DD. */
export const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** An instant in UTC, ISO 8601 with milliseconds. */
export const instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
/** The id of a department in the hall's register: short, stable, readable. */
export const department = Type.String({ pattern: '^[a-z0-9-]{2,40}$' });
/** Who can hold a case: a department, or `hall` for the hall itself. */
export const custodian = department;
/** The law's own place of a rule, e.g. 信访工作条例 第二十三条第三款. */
export const article = Type.String({ minLength: 1, maxLength: 200 });
/** A numbered, dated document that leaves the hall (notice, slip, letter, opinion). */
export const paper = Type.Object({ kind: Type.String({ maxLength: 40 }), number: Type.String({ maxLength: 60 }), issuedOn: day }, { additionalProperties: false });
/** A last day with the rule that set it. `provisional`: it falls in a year whose calendar was not published when it was computed. */
export const term = Type.Object(
  { on: day, clock: Type.String({ maxLength: 40 }), article, provisional: Type.Optional(Type.Literal(true)) },
  { additionalProperties: false },
);
/** Plain words that are no personal data: at most 2,000 characters. */
export const words = Type.String({ minLength: 1, maxLength: 2_000 });
/** Free text of up to 20,000 characters; always marked personal. */
export const text = Type.String({ minLength: 1, maxLength: 20_000 });
/** One of a closed list of words. */
export const oneOf = <const Words extends readonly string[]>(...list: Words) => Type.Union(list.map(word => Type.Literal(word))) as unknown as ReturnType<typeof Type.Unsafe<Words[number]>>;
