// The door of the Kafka adapter within messaging: whoever is outside sees no word of kafkajs.
export { kafkaAt, type KafkaAt, type LineTo, type OnKafka } from './connection.js';
export { kafkaSource, type KafkaLook, type KafkaSource, type OverKafka } from './kafka-source.js';
export { Relay, type RelayLook, type Relaying } from './relay.js';
export { whatStands, type Standing, type StandingTopic } from './standing.js';
export { UnfitTopic } from './topic.js';
