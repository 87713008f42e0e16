// Breaks a rule on purpose: kafkajs outside its folder.
export { Kafka } from 'kafkajs';
