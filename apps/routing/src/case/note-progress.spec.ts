// Tests of note-progress: the work leaves a trace, on the day on which it was done.
import { ProgressNoted } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { NoteProgress, noteProgress } from './note-progress.js';
import { allAnswered, at, atWork, caseId, ended, handlerOf, issued, land, law, monday, offered, received, roads, sentOut, tuesday } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(land), ...at(tuesday) });
const note = '与信访人到现场查看。';

describe('A department notes progress', () => {
  it('of today', () => given(...atWork).when(noteProgress, new NoteProgress(caseId, { note })).then(ProgressNoted({ caseId, department: land, notedOn: tuesday, note })));
  it('of an earlier day', () => given(...atWork).when(noteProgress, new NoteProgress(caseId, { note, notedOn: monday })).then(ProgressNoted({ caseId, department: land, notedOn: monday, note })));
  it('also after the reply, while the case goes on', () => given(...allAnswered, issued).when(noteProgress, new NoteProgress(caseId, { note })).thenTypes('ProgressNoted'));
  it('not of tomorrow', () => given(...atWork).when(noteProgress, new NoteProgress(caseId, { note, notedOn: '2026-03-04' })).thenRefused('IN_THE_FUTURE'));
  it('not from before the case', () => given(...atWork).when(noteProgress, new NoteProgress(caseId, { note, notedOn: '2026-03-01' })).thenRefused('TOO_EARLY'));
  it('not before it has signed', () => given(received, sentOut, offered).when(noteProgress, new NoteProgress(caseId, { note })).thenRefused('NOT_SIGNED'));
  it('not on a case of others', () => given(...atWork).when(noteProgress, new NoteProgress(caseId, { note }), { actor: handlerOf(roads) }).thenRefused('NOT_ASKED'));
  it('not on a case that has ended', () => given(...atWork, ended).when(noteProgress, new NoteProgress(caseId, { note })).thenRefused('CASE_ENDED'));
});
