// Starts the hall as one process: its database, its five services, its windows.
import { live } from '@onehall/platform';
import { startHall } from './start-hall.js';

live(startHall);
