// What the law asks of a registration, one rule after another: dates, visits, persons, origin, and the accusation of which only the fact is written down.
import { refuseIntake, refuseIntakeUnder } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
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

/** The first field in which an accusation's content would stand, where somebody typed it. */
export const typedContent = (given: Pick<Registration, 'title' | 'text' | 'place'>) => (['title', 'text', 'place'] as const).find(field => given[field] !== undefined);

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
  if (!given.opens) throw refuseIntakeUnder(law, 'ACCUSATION_STANDS_ALONE');
  const typed = typedContent(given);
  if (typed) throw refuseIntakeUnder(law, 'ACCUSATION_NOT_TYPED', { field: typed });
  if (given.persons.length > 0) throw refuseIntakeUnder(law, 'ACCUSATION_NOT_TYPED', { field: 'persons' });
};

const saysSomething: Rule = ({ given, law }) => {
  if (!isAccusation(given) && given.title === undefined && given.text === undefined) throw refuseIntakeUnder(law, 'NOTHING_SAID');
};

const visitorsAreCounted: Rule = ({ given, law }) => {
  if (given.channel !== 'visit') return;
  if (given.personCount < 1) throw refuseIntakeUnder(law, 'VISITORS_NOT_COUNTED');
  if (petitionersNamed(given.persons) === 0 && !isAccusation(given)) throw refuseIntakeUnder(law, 'VISITOR_NOT_NAMED');
  const representatives = given.persons.filter(({ standing }) => standing === 'representative').length;
  if (representatives > law.settings.representativesAtMost) throw refuseIntakeUnder(law, 'TOO_MANY_REPRESENTATIVES');
};

const personsAddUp: Rule = ({ given, law }) => {
  if (new Set(given.persons.map(({ personId }) => personId)).size < given.persons.length) throw refuseIntake('PERSON_TWICE');
  if (petitionersNamed(given.persons) > given.personCount) throw refuseIntakeUnder(law, 'MORE_NAMED_THAN_COUNTED');
  if (given.persons.length > 0 && petitionersNamed(given.persons) === 0) throw refuseIntake('AGENT_WITHOUT_PRINCIPAL');
};

const saysWhereItCameFrom: Rule = ({ given: { channel, persons, origin }, law }) => {
  if (channel === 'superior' && !origin?.organ) throw refuseIntakeUnder(law, 'ORGAN_NOT_NAMED');
  if (channel === 'instruction' && !origin?.leader) throw refuseIntake('LEADER_NOT_NAMED');
  if (channel === 'screening' && persons.length > 0) throw refuseIntake('SCREENING_HAS_NO_PETITIONER');
  if ((origin?.system === undefined) !== (origin?.reference === undefined)) throw refuseIntake('ORIGIN_INCOMPLETE');
};

const rules: readonly Rule[] = [comesBeforeNow, wasMeantBeforeItCame, accusationIsNotTyped, saysWhereItCameFrom, saysSomething, visitorsAreCounted, personsAddUp];

/** Throws the first rule that the registration breaks. */
export const checkRegistration: Rule = registering => rules.forEach(rule => rule(registering));
