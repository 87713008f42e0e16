// What a window answers to a form that breaks a rule: each fault under the path of its field, named once, in both languages.
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Form, Words } from './field-rules.js';
import { invalid } from './validation.js';

class PersonForm {
  @Words(5, { zh: '姓名' }) readonly name?: string;
}

class Filled {
  @Words(5, { zh: '理由', optional: true }) readonly reasons?: string;
  @Words(5, { zh: '别名', optional: true, list: { atMost: 3 } }) readonly value?: string[];
  @Form(PersonForm, { zh: '人员', optional: true, list: { atMost: 3 } }) readonly persons?: PersonForm[];
}

const saidOf = (form: object) => invalid(validateSync(plainToInstance(Filled, form), { whitelist: true, forbidNonWhitelisted: true })).says.errors?.map(({ detailEn }) => detailEn);

describe('A form that breaks a rule', () => {
  it('hears of each field by its path, and once', () => {
    expect(saidOf({ reasons: 7 })).toContain('reasons must be a string.');
    expect(saidOf({ value: [7] })).toContain('each value in value must be a string.');
    expect(saidOf({ persons: [{ name: 7 }] })).toContain('persons.0.name must be a string.');
    expect(saidOf({ colour: 'red' })).toEqual(['colour is not known here.']);
  });
});
