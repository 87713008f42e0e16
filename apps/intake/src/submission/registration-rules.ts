// What the law asks of a registration, one rule after another: dates, visits, persons, origin, and the accusation of which only the fact is written down.
import { refuseIntake, type IntakeReason } from '@onehall/contracts';
import type { Personal, Refused } from '@onehall/kernel';
import { addDays, type Law } from '@onehall/rulebook';
import { idNumberFault, type IdNumberFault } from './id-number.js';
import type { NamedPerson, Registration } from './register-submission.js';

/** A registration as the rules see it: when it came, and the law of that day. */
export interface Registering {
  readonly given: Registration;
  readonly receivedAt: string;
  readonly receivedOn: string;
  readonly now: string;
  readonly law: Law;
}

type Rule = (registering: Registering) => void;

/** The legal day of the receipt, and the law of that day. */
export function lawOfReceipt(receivedAt: string, law: Law): Pick<Registering, 'receivedOn' | 'law'> {
  try {
    const receivedOn = law.day(receivedAt);
    return { receivedOn, law: law.on(receivedOn) };
  } catch (error) {
    if (error instanceof RangeError) throw refuseIntake('RECEIVED_BEFORE_THE_LAW');
    throw error;
  }
}

/** 检举控告: only the fact that it came and where it went is ever written down (Art. 30). */
export const isAccusation = ({ purpose }: Pick<Registration, 'purpose'>): boolean => purpose === 'accusation';

/** A place in another system that is a number and nothing else: free words could tell the content. */
const bareId = /^[A-Za-z0-9._-]{1,64}$/;

/** The first field in which an accusation's content would stand, where somebody typed it. */
function typedContent({ origin = {}, ...given }: Registration): string | undefined {
  const written = (['title', 'text', 'place', 'category'] as const).find(field => given[field] !== undefined);
  const said = (['organ', 'document', 'leader', 'answerBy'] as const).find(field => origin[field] !== undefined);
  const told = said ?? (['system', 'reference'] as const).find(field => origin[field] !== undefined && !bareId.test(origin[field]));
  return written ?? (given.persons.length > 0 ? 'persons' : undefined) ?? (told && `origin.${told}`);
}

/** For how many the submission speaks by name; an agent is not one of them. */
export const petitionersNamed = (persons: readonly Pick<NamedPerson, 'standing'>[]): number => persons.filter(({ standing }) => standing !== 'agent').length;

const comesBeforeNow: Rule = ({ receivedAt, now }) => {
  if (receivedAt > now) throw refuseIntake('RECEIVED_IN_FUTURE');
};

const wasMeantBeforeItCame: Rule = ({ given, receivedOn }) => {
  if (given.petitionedOn !== undefined && given.petitionedOn > receivedOn) throw refuseIntake('PETITIONED_AFTER_RECEIPT');
};

const accusationIsNotTyped: Rule = ({ given, law }) => {
  if (!isAccusation(given)) return;
  if (!given.opens) throw refuseIntake.under(law, 'ACCUSATION_STANDS_ALONE');
  if (given.follows !== undefined) throw refuseIntake.under(law, 'ACCUSATION_STANDS_ALONE', { field: 'follows' });
  const typed = typedContent(given);
  if (typed) throw refuseIntake.under(law, 'ACCUSATION_NOT_TYPED', { field: typed });
};

const saysSomething: Rule = ({ given, law }) => {
  if (!isAccusation(given) && given.title === undefined && given.text === undefined) throw refuseIntake.under(law, 'NOTHING_SAID');
};

const followsOnlyWhenItOpens: Rule = ({ given }) => {
  if (given.follows !== undefined && !given.opens) throw refuseIntake('FOLLOWS_ON_JOINING');
};

/** What stands in a submission about who came: in a registration as in what a correction makes of it. */
type WhoCame = Pick<Registration, 'channel' | 'purpose' | 'personCount'> & { readonly persons: readonly Pick<NamedPerson, 'personId' | 'standing'>[] };

/** Throws unless a visit counts and names its visitors; more than the law or the hall lets speak choose some of them (Art. 20(3): five at the most). */
export function checkVisit(came: WhoCame, law: Law): void {
  if (came.channel !== 'visit') return;
  if (came.personCount < 1) throw refuseIntake.under(law, 'VISITORS_NOT_COUNTED');
  if (isAccusation(came)) return; // nobody of it is named
  if (petitionersNamed(came.persons) === 0) throw refuseIntake.under(law, 'VISITOR_NOT_NAMED');
  const named = (wanted: NamedPerson['standing']): number => came.persons.filter(({ standing }) => standing === wanted).length;
  const atMost = law.settings.representativesAtMost;
  if (named('representative') > atMost || named('petitioner') > atMost) throw tooMany(atMost, law);
  if (came.personCount > atMost && named('representative') === 0) throw needed(atMost, law);
}

const tooMany = (atMost: number, law: Law): Refused =>
  refuseIntake.under(law, 'TOO_MANY_REPRESENTATIVES', { zh: `共同信访事项的代表不得超过${atMost}人。`, en: `Visitors with a common matter choose at most ${atMost} of them to speak.` });

const needed = (atMost: number, law: Law): Refused =>
  refuseIntake.under(law, 'REPRESENTATIVE_NEEDED', {
    zh: `超过${atMost}人的集体来访须推选代表，登记至少一名、至多${atMost}名代表，其他人登记为联名人。`,
    en: `More than ${atMost} visitors choose representatives: name at least one and at most ${atMost}; the others are signatories.`,
  });

/** Throws unless the persons are each named once, no more than were counted, and an agent beside a petitioner. */
export function checkPersons({ persons, personCount }: WhoCame, law: Law): void {
  if (new Set(persons.map(({ personId }) => personId)).size < persons.length) throw refuseIntake('PERSON_TWICE');
  if (petitionersNamed(persons) > personCount) throw refuseIntake.under(law, 'MORE_NAMED_THAN_COUNTED');
  if (persons.length > 0 && petitionersNamed(persons) === 0) throw refuseIntake('AGENT_WITHOUT_PRINCIPAL');
}

const faulty = { 'check-digit': 'ID_NUMBER_MISTYPED', 'birth-date': 'BIRTH_DATE_IMPOSSIBLE' } as const satisfies Record<IdNumberFault, IntakeReason>;

/** Throws for the first resident ID number that cannot be right: where it is given, it is entered correctly. What stands sealed was checked when it was written. */
export function checkIdNumbers(persons: readonly { readonly idNumber?: Personal<string> | undefined }[], today: string, law: Law): void {
  persons.forEach(({ idNumber }, index) => {
    const fault = typeof idNumber === 'string' ? idNumberFault(idNumber, today) : undefined;
    if (fault) throw refuseIntake.under(law, faulty[fault], { field: `persons[${index}].idNumber` });
  });
}

const visitorsAreCounted: Rule = ({ given, law }) => checkVisit(given, law);

const personsAddUp: Rule = ({ given, law }) => checkPersons(given, law);

const idNumbersAreRight: Rule = ({ given, receivedOn, law }) => checkIdNumbers(given.persons, receivedOn, law);

const saysWhereItCameFrom: Rule = ({ given, law }) => {
  const { channel, persons, origin } = given;
  // Who passed an accusation on is nobody's to type either.
  if (channel === 'superior' && !origin?.organ && !isAccusation(given)) throw refuseIntake.under(law, 'ORGAN_NOT_NAMED');
  if (channel === 'instruction' && !origin?.leader && !isAccusation(given)) throw refuseIntake('LEADER_NOT_NAMED');
  if (channel === 'screening' && persons.length > 0) throw refuseIntake('SCREENING_HAS_NO_PETITIONER');
  if ((origin?.system === undefined) !== (origin?.reference === undefined)) throw refuseIntake('ORIGIN_INCOMPLETE');
};

const termWasSetFromAbove: Rule = ({ given: { channel, origin }, receivedOn, law }) => {
  const answerBy = origin?.answerBy;
  if (answerBy === undefined) return;
  if (channel !== 'superior' && channel !== 'instruction') throw refuseIntake.under(law, 'TERM_SET_BY_NOBODY');
  if (answerBy < receivedOn) throw refuseIntake('TERM_BEFORE_RECEIPT');
  const latest = addDays(receivedOn, law.settings.answerByAtMostDays);
  if (answerBy > latest) throw refuseIntake('ANSWER_BY_TOO_FAR', { field: 'origin.answerBy', zh: `上级机关、领导所定的办结期限过远，不得晚于 ${latest}；请核对年份。`, en: `The day that a superior or a leader set lies too far ahead, after ${latest}: check its year.` });
};

const rules: readonly Rule[] = [comesBeforeNow, wasMeantBeforeItCame, accusationIsNotTyped, followsOnlyWhenItOpens, saysWhereItCameFrom, termWasSetFromAbove, saysSomething, visitorsAreCounted, personsAddUp, idNumbersAreRight];

/** Throws the first rule that the registration breaks. */
export const checkRegistration: Rule = registering => rules.forEach(rule => rule(registering));
