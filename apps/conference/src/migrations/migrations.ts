// The tables of conference's views, in the order in which they came.
import { CasesThatLeft1700000000002 } from './cases-that-left-1700000000002.js';
import { FirstViews1700000000001 } from './first-views-1700000000001.js';

export const conferenceMigrations = [FirstViews1700000000001, CasesThatLeft1700000000002];
