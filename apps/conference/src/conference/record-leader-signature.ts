// The secretary files what a leader has written and signed on paper about a resolution: what is to be done (领导批示).
import { LeaderSigned, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { resolved } from './phases.js';

export class RecordLeaderSignature {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly leader: string; readonly instruction: string },
  ) {}
}

export const recordLeaderSignature: Decide<RecordLeaderSignature, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const { caseId } = resolved(conference, scene);
  return [LeaderSigned({ conferenceId, caseId, ...given, signedOn: scene.law.day(scene.now) })];
};
