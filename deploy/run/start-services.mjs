// `npm run start:services`: installs what is missing, builds what has changed, and becomes the process that starts a hall of five: PostgreSQL, Kafka, five services and their gateway.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findKafka, whyNoKafka } from '../kafka/find-kafka.mjs';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
process.env.DATA_DIR ||= path.join(root, '.data-services');
const apps = path.join(root, 'dist', 'apps');
const { runServices } = await import(pathToFileURL(path.join(apps, 'hall', 'src', 'services', 'main.js')).href);
runServices({ findKafka, whyNoKafka, apps });
