// The tables of conference's views, in the order in which they came.
import type { MixedList } from 'typeorm';
import { ConferenceViews1700000000001 } from './conference-views.js';

export const conferenceMigrations: MixedList<new () => ConferenceViews1700000000001> = [ConferenceViews1700000000001];
