import { describe, expect, it } from '@jest/globals';
import { sources } from '../../src/contract/patient-record.js';
import { hookNames } from '../../src/contract/question.js';
import { servicesFile } from '../support/running-service.js';

interface Service {
  readonly id: string;
  readonly hook: string;
  readonly title: string;
  readonly description: string;
  readonly usageRequirements: string;
  readonly prefetch: Readonly<Record<string, string>>;
}
const { services } = JSON.parse(servicesFile.toString('utf8')) as { readonly services: readonly Service[] };

describe('cds-services.json', () => {
  it('offers one service for each hook, named after it', () => {
    expect(services.map(({ id, hook }) => [id, hook])).toEqual(hookNames.map((hook) => [`dm-${hook}`, hook]));
  });

  it('asks for the same prefetch in all three services, one key for each source of facts', () => {
    for (const { prefetch } of services) {
      expect(Object.keys(prefetch)).toEqual([...sources]);
      expect(prefetch).toEqual(services[0]?.prefetch);
    }
  });

  it('tells people what each service does and what it needs', () => {
    for (const { title, description, usageRequirements } of services) {
      expect(title).toMatch(/^Dermatomyositis: /);
      expect(description.length).toBeGreaterThan(80);
      for (const promise of ['412', 'R4', 'No prefetch key is mandatory', 'empty list of cards']) {
        expect(usageRequirements).toContain(promise);
      }
    }
  });

  it('uses nothing that discovery does not know', () => {
    for (const service of services) {
      expect(Object.keys(service)).toEqual([
        'hook',
        'id',
        'title',
        'description',
        'usageRequirements',
        'prefetch',
      ]);
    }
  });
});

/** https://cds-hooks.hl7.org/STU2/#prefetch-query-restrictions */
describe.each(Object.entries(services[0]?.prefetch ?? {}))(
  'the prefetch template %s, %s,',
  (key, template) => {
    const [type, search] = template.split('?');
    const parameters = (search ?? '').split('&').map((parameter) => parameter.split('=') as [string, string]);

    it('uses no token but the patient id', () => {
      expect(template.match(/\{\{.*?\}\}/g)).toEqual(['{{context.patientId}}']);
      expect(template.replace('{{context.patientId}}', 'x')).not.toMatch(/[{}%\s]/);
    });

    if (search === undefined) {
      it('reads one resource', () => {
        expect(template).toBe('Patient/{{context.patientId}}');
      });
      return;
    }

    it('searches one type with the recommended parameters only, each once and without modifier', () => {
      expect(type).toMatch(/^[A-Z][A-Za-z]+$/);
      const names = parameters.map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(['patient', 'category', '_count', '_sort']).toContain(name);
      for (const [, value] of parameters) expect(value).not.toContain(',');
    });

    it('is about the patient and says how many results it takes', () => {
      expect(parameters).toContainEqual(['patient', '{{context.patientId}}']);
      expect(Number(parameters.find(([name]) => name === '_count')?.[1])).toBeGreaterThanOrEqual(200);
    });

    it('has no date bound, because what happened years ago counts', () => {
      expect(search).not.toMatch(/(?:date|authored|recorded|onset|effective)[^&]*=(?:eq|lt|gt|le|ge|\d)/i);
      expect(search).not.toMatch(/=(?:lt|gt|le|ge)\d/);
    });

    it('asks for observations by their category', () => {
      const category = {
        laboratory: 'laboratory',
        surveys: 'survey',
        exams: 'exam',
        vitalSigns: 'vital-signs',
      }[key];
      expect(parameters.find(([name]) => name === 'category')?.[1]).toBe(category);
    });
  },
);
