// The secretary files the minutes (联席会议纪要) that the convener has signed on paper: under a number, once.
import { marks, MinutesSigned, paperNumber, refuseConference, registerOf, type ConferenceEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { resolved } from './phases.js';

export class SignMinutes {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly convener: string; readonly minutes: string },
  ) {}
}

/** The register of minutes: a hall counts them anew each year. */
export const minutesRegister = (_: SignMinutes, scene: Scene<Law>): string => registerOf(scene.hall, scene.law.day(scene.now), 'minutes');

export const signMinutes: Decide<SignMinutes, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const { caseId, convener, minutesSigned } = resolved(conference, scene);
  if (minutesSigned) throw refuseConference('MINUTES_SIGNED');
  if (given.convener !== convener) throw refuseConference('NOT_THE_CONVENER');
  const signedOn = scene.law.day(scene.now);
  const paper = { kind: '联席会议纪要', number: paperNumber(marks.conference.minutes, signedOn, scene.number), issuedOn: signedOn };
  return [MinutesSigned({ conferenceId, caseId, convener, signedOn, minutes: given.minutes, paper })];
};
