// What the gateway must be told beside what every process is: where each service answers.
import { asIs, Config, configOf, setting, type Setting, type Told } from '@onehall/platform';
import { services, type Service } from '@onehall/contracts';
import { ValidateBy } from 'class-validator';

const isHttpUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^/]+$/.test(value) && URL.canParse(value);
const HttpUrl = (): PropertyDecorator => ValidateBy({ name: 'isHttpUrl', validator: { validate: isHttpUrl, defaultMessage: () => '$property must be the address of a service' } });

/** Where the services answer, valid. By default under their own names, as containers of one network find each other. */
export class GatewayConfig extends Config implements Readonly<Record<Service, string>> {
  @HttpUrl() readonly intake: string = 'http://intake:3000';
  @HttpUrl() readonly routing: string = 'http://routing:3000';
  @HttpUrl() readonly conference: string = 'http://conference:3000';
  @HttpUrl() readonly supervision: string = 'http://supervision:3000';
  @HttpUrl() readonly audit: string = 'http://audit:3000';
}

export const variableOf = (service: Service): string => `${service.toUpperCase()}_URL`;

export const gatewaySettings: readonly Setting[] = services.map(service =>
  setting(service, variableOf(service), { means: { zh: `${service} 服务的地址`, en: `where ${service} answers` }, read: asIs, rule: { zh: '没有路径的 HTTP 地址，如 http://127.0.0.1:3001', en: 'an HTTP address without a path, such as http://127.0.0.1:3001' } }),
);

/** Throws `CannotStart` (exit code 2) with one sentence that names the variable and its rule. */
export const gatewayConfig = (told: Told): GatewayConfig => configOf(GatewayConfig, gatewaySettings, told);
