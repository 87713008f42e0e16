// The law in force on a day: the clocks, the calendar, the settings and the articles, bound together as a decision asks for them.
import { articleOf, citedIn } from './articles.js';
import { addDays, addWorkingDays, calendarVersion, checkedDay, dayOfInstant, daysBetween, isPublished, workingDayFrom, workingDaysBetween } from './calendar.js';
import { clocks, type Clock, type ClockRule } from './clocks.js';
import type { ClockName, Law, Light, Term } from './law.js';
import { regulationOn, rulesOn, rulesUnder, type Regulation } from './regulations.js';
import { settingsOf, settingsVersion, type Settings } from './settings.js';

const clockNamed = new Map<string, Clock>(clocks.map(clock => [clock.clock, clock]));

const clockOf = (name: ClockName): Clock => {
  const clock = clockNamed.get(name);
  if (!clock) throw new RangeError(`There is no clock «${name}».`);
  return clock;
};

function regulationFor(day: string, settings: Settings): Regulation {
  const regulation = regulationOn(day);
  if (regulation.fallback && settings.lawBefore2005 === 'none') throw new RangeError(`No law that the rulebook knows was in force on ${day}.`);
  return regulation;
}

function daysOf(clock: Clock, rule: ClockRule, settings: Settings): number {
  if (rule.length === 'given') throw new RangeError(`The length of ${clock.clock} is given by the letter or resolution that starts it.`);
  return typeof rule.length === 'number' ? rule.length : settings[rule.length];
}

/** Where last days roll, a term rests on the arrangement of the year of its last day, before and after rolling. */
const isProvisional = (last: string, on: string, settings: Settings): boolean => settings.rollToWorkingDay && !(isPublished(last) && isPublished(on));

const termOf = (on: string, clock: string, more: { readonly article: string; readonly provisional: boolean }): Term =>
  more.provisional ? { on, clock, article: more.article, provisional: true } : { on, clock, article: more.article };

const rolled = (on: string, settings: Settings): string => (settings.rollToWorkingDay ? workingDayFrom(on) : on);

function deadline(settings: Settings, name: ClockName, from: string): Term {
  const clock = clockOf(name);
  regulationFor(from, settings);
  const rule = clock.rules.find(row => rulesOn(row, from));
  if (!rule) throw new RangeError(`The law in force on ${from} knows no ${name}.`);
  const before = settings.firstDayCounted ? addDays(from, -1) : from;
  const days = daysOf(clock, rule, settings);
  if (clock.unit === 'working-day') {
    const on = addWorkingDays(before, days);
    return termOf(on, name, { article: rule.article, provisional: !isPublished(from) || !isPublished(on) });
  }
  const last = addDays(before, days);
  const on = rolled(last, settings);
  return termOf(on, name, { article: rule.article, provisional: isProvisional(last, on, settings) });
}

function termOn(regulation: Regulation, name: ClockName, on: string): Term {
  const rule = clockOf(name).rules.find(row => rulesUnder(row, regulation));
  if (!rule) throw new RangeError(`${regulation.title} knows no ${name}.`);
  return termOf(checkedDay(on), name, { article: rule.article, provisional: false });
}

function extend(settings: Settings, term: Term, days: number): Term {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('A term is extended by whole days.');
  const last = addDays(term.on, days);
  const on = rolled(last, settings);
  return termOf(on, term.clock, { article: term.article, provisional: term.provisional === true || isProvisional(last, on, settings) });
}

function warnOn(settings: Settings, term: Term, from: string): string {
  // The largest number of days left that is less than the share; the tiny amount keeps 1/3 of 15 at five despite binary fractions.
  const left = Math.ceil(settings.warnShare * Math.max(daysBetween(from, term.on), 0) - 1e-9) - 1;
  const byShare = addDays(term.on, -left);
  const byWorkingDays = addWorkingDays(term.on, -settings.warnWorkingDays);
  const first = byShare < byWorkingDays ? byShare : byWorkingDays;
  return first < from ? from : first;
}

function light(settings: Settings, term: Term, { from, today }: { readonly from: string; readonly today: string }): Light {
  if (daysBetween(term.on, today) > 0) return 'red';
  return today < warnOn(settings, term, from) ? 'green' : 'yellow';
}

const laws = new WeakMap<Settings, Map<Regulation, Law>>();

function bind(regulation: Regulation, settings: Settings): Law {
  const ofSettings = laws.get(settings) ?? new Map<Regulation, Law>();
  laws.set(settings, ofSettings);
  const bound = ofSettings.get(regulation);
  if (bound) return bound;
  const law: Law = Object.freeze<Law>({
    rulebook: regulation.version + settingsVersion(settings),
    calendar: calendarVersion,
    settings,
    day: dayOfInstant,
    on: day => bind(regulationFor(checkedDay(day), settings), settings),
    deadline: (clock, from) => deadline(settings, clock, from),
    termOn: (clock, on) => termOn(regulation, clock, on),
    extend: (term, days) => extend(settings, term, days),
    warnOn: (term, from) => warnOn(settings, term, from),
    light: (term, from, today) => light(settings, term, { from, today }),
    article: rule => articleOf(rule, regulation),
    cites: rule => citedIn(rule, regulation),
    daysBetween,
    workingDaysBetween,
  });
  ofSettings.set(regulation, law);
  return law;
}

/**
 * The law in force on a day, with the hall's settings (defaults for what is not given). Pure; the same law and settings always give the same object.
 * The version says when settings differ from their defaults (`regulation-2022/1;acceptanceDay=delivery`) and when the 2005 text stands in for older law (`regulation-2005/1-fallback`).
 * Throws `RangeError` for what is no day, and for a setting that is unknown or beyond what the law allows.
 */
export function lawOn(day: string, settings?: Partial<Settings>): Law {
  const whole = settingsOf(settings);
  return bind(regulationFor(checkedDay(day), whole), whole);
}
