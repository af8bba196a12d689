import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bold, bullets, escapeMarkdown, link, table, titledList } from '../../src/present/markdown.js';
import { cdsRuleViolations } from '../support/cds-rules.js';
import { describeWithShared } from '../support/shared-dir.js';
import { cardsOf, shown } from './a-finding.js';

const BREAK = '\u200B';

describe('text from the chart in a card', () => {
  it.each([
    '2 g/kg',
    '≤0.2',
    '<0.2',
    'CK < 200 U/L',
    '5.7 mg/kg',
    'CMAS 27 → 24',
    'CMAS 27 (2026-11-04) to 24 (2026-11-18)',
    'M33.02',
    '(2026-11-04)',
    'anti-Mi-2 positive; anti-TIF1-γ (+)',
    '500 mg/m² x 2, two weeks apart',
    'CK 1,200 U/L, 3.5 × ULN: up by 12 %',
    '-5 kg in 2 weeks',
    '0.5-1 mg/kg',
    'R&D, AT&T & co',
    'Dr. O’Brien: "better"',
    'item #3',
    'p = 0.03, n > 12!',
  ])('leaves clinical writing as it is: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['5*3*2', String.raw`5\*3\*2`],
    ['snake_case_', String.raw`snake\_case\_`],
    ['`code`', '\\`code\\`'],
    ['[click](javascript:alert(1))', String.raw`\[click\](javascript:alert(1))`],
    ['![x](y)', String.raw`!\[x\](y)`],
    ['<Drug name>', String.raw`\<Drug name>`],
    ['<script>alert(1)</script>', String.raw`\<script>alert(1)\</script>`],
    ['<!-- gone -->', String.raw`\<!-- gone -->`],
    ['ends with <', String.raw`ends with \<`],
    ['a | b', String.raw`a \| b`],
    ['~~struck~~', String.raw`\~\~struck\~\~`],
    ['&lt;b&gt; &#60; &copy', String.raw`\&lt;b\&gt; \&#60; &copy`],
    [String.raw`back\slash`, String.raw`back\\slash`],
    ['# heading', String.raw`\# heading`],
    ['###### ', String.raw`\######`],
    ['> quote', String.raw`\> quote`],
    ['- item', String.raw`\- item`],
    ['+ item', String.raw`\+ item`],
    ['---', String.raw`\---`],
    ['- - -', String.raw`\- - -`],
    ['===', String.raw`\===`],
    ['1. item', String.raw`1\. item`],
    ['12) item', String.raw`12\) item`],
    ['[ ] task', String.raw`\[ \] task`],
    ['~~~js', String.raw`\~\~\~js`],
  ])('shows %s as it was written', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('makes no link of an address and no mention of a name', () => {
    expect(escapeMarkdown('see http://evil.example and WWW.evil.example')).toBe(
      `see http:${BREAK}//evil.example and WWW${BREAK}.evil.example`,
    );
    expect(escapeMarkdown('mail a@b.example, ask @team, 5 mg @ 8 h')).toBe(
      `mail a@${BREAK}b.example, ask @${BREAK}team, 5 mg @ 8 h`,
    );
  });

  it('keeps to one visible line', () => {
    expect(escapeMarkdown('one\r\n\n# two\tthree\u2028four\u0000')).toBe('one # two three four');
    expect(escapeMarkdown('a\u202Etxt.exe\u2066b\u200Bc\uFEFF\u{E0041}')).toBe('atxt.exebc');
    expect(escapeMarkdown('half \uD800 pair')).toBe('half \uFFFD pair');
    expect(escapeMarkdown(`e${'\u0301'.repeat(40)}`)).toBe(`e${'\u0301'.repeat(3)}`);
  });

  it('is cut behind a word when it is long', () => {
    const long = escapeMarkdown('word '.repeat(500));
    expect(Array.from(long).length).toBeLessThanOrEqual(400);
    expect(long).toMatch(/word…$/);
    expect(Array.from(escapeMarkdown('😹'.repeat(900))).length).toBe(400);
  });
});

describe('what the Markdown of a card is built of', () => {
  it('keeps a table a table whatever its cells hold', () => {
    expect(
      table(
        ['Drug', 'Outcome'],
        [
          ['a | b\n| c', ''],
          ['x', 'y'],
        ],
      ),
    ).toBe(['| Drug | Outcome |', '| --- | --- |', String.raw`| a \| b \| c | – |`, '| x | y |'].join('\n'));
  });

  it('keeps a list a list whatever its lines hold', () => {
    expect(bullets(['- nested', '1. numbered', '# big'])).toBe(
      ['- \\- nested', '- 1\\. numbered', '- \\# big'].join('\n'),
    );
    expect(titledList('Why', [])).toEqual([]);
    expect(bold('a **b**')).toBe(String.raw`**a \*\*b\*\***`);
  });

  it('links to addresses with brackets, as DOIs have them', () => {
    expect(link('Ruperto [2016]', 'https://doi.org/10.1016/S0140-6736(15)01021-1')).toBe(
      String.raw`[Ruperto \[2016\]](https://doi.org/10.1016/S0140-6736%2815%2901021-1)`,
    );
  });
});

/** A character that Markdown reads as its own, and that no backslash tames. */
const livelyCharacter = /(?<!\\)(?:\\\\)*(?:[`*_[\]|~]|<(?![\d\s=.,]))/;

const isHarmless = (escaped: string): boolean =>
  !livelyCharacter.test(escaped) &&
  !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u.test(escaped) &&
  !/https?:\/\/|www\.|@[\w-]/i.test(escaped) &&
  !/^(?:#{1,6}(\s|$)|>|[-+]\s|\d+[.)](\s|$)|-+$|=+$)/.test(escaped);

const naughty = (text: string) =>
  cardsOf([
    shown('escalate-ivig', 'warning', {
      summary: text,
      title: `Title ${text}`,
      saw: [{ verdict: 'met', saw: text, from: [text], missing: [] }],
      sections: [{ heading: 'How', lines: [text, `before ${text}`] }],
      proposals: [
        {
          kind: 'medication-request',
          label: `Order ${text}`,
          medication: { text: `drug ${text}` },
          dosageText: `dose ${text}`,
        },
      ],
      overrideReasons: [{ code: 'a-reason', display: `Reason ${text}` }],
    }),
  ]);

describe('hostile text', () => {
  it('never becomes Markdown, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isHarmless(escapeMarkdown(text))).toBe(true);
      }),
    );
    const markup = fc.constantFrom(...'<>|*_`[]()#~&;!-+=:/\\ \n@.1aw'.split(''), 'http://', 'www.', '&lt;');
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 30 }), (parts) => {
        expect(isHarmless(escapeMarkdown(parts.join('')))).toBe(true);
      }),
    );
  });

  it('leaves a valid card', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(cdsRuleViolations({ cards: naughty(text) }, { hook: 'patient-view' })).toEqual([]);
      }),
    );
  });
});

describeWithShared('the big list of naughty strings', (shared) => {
  it('leaves valid cards without live Markdown', () => {
    const texts = textsIn(gunzipSync(readFileSync(`${shared}/corpora/hostile-json.tar.gz`)));
    expect(texts.length).toBeGreaterThan(500);
    for (const text of texts) {
      expect([text, isHarmless(escapeMarkdown(text))]).toEqual([text, true]);
      expect(cdsRuleViolations({ cards: naughty(text) }, { hook: 'patient-view' })).toEqual([]);
    }
  });

  it('is where it is expected', () => {
    expect(readdirSync(`${shared}/corpora`)).toContain('hostile-json.tar.gz');
  });
});

/** Patient names of the requests in blns/: a tar archive is headers of 512 bytes, each with its file behind it. */
function textsIn(archive: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at + 512 <= archive.length;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('utf8', at + 124, at + 136), 8) || 0;
    const body = archive.toString('utf8', at + 512, at + 512 + size);
    if (name.startsWith('blns/') && size > 0) texts.push(nameIn(body));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return texts;
}

function nameIn(request: string): string {
  const { prefetch } = JSON.parse(request) as {
    prefetch: { patient: { name: readonly { text: string }[] } };
  };
  return prefetch.patient.name[0]?.text ?? '';
}
