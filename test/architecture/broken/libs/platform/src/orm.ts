// Breaks a rule on purpose: TypeORM outside views.
export { DataSource } from 'typeorm';
