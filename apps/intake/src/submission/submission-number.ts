// How a submission is numbered (信访件编号): the day of registration, the letter of its door, and its place in the year's register.
import type { Channel } from '@onehall/contracts';

const letters: Readonly<Record<Channel, string>> = { letter: 'L', visit: 'V', phone: 'P', web: 'W', superior: 'S', instruction: 'D', screening: 'C' };

/** The register from which the number is drawn: one per hall, year of registration and channel. */
export const submissionRegister = (hall: string, day: string, channel: Channel): string => `${hall}/${day.slice(0, 4)}/${channel}`;

/** e.g. `20260302V00012`. Day and register are of the same year, so that no number can come twice. */
export const submissionNumber = (day: string, channel: Channel, number: number): string => `${day.replaceAll('-', '')}${letters[channel]}${String(number).padStart(5, '0')}`;
