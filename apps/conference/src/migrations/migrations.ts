// The tables of conference's views, in the order in which they came.
import { FirstViews1700000000001 } from './first-views-1700000000001.js';

export const conferenceMigrations = [FirstViews1700000000001];
