import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig, readEnvironment } from '../src/config';
import { administrate } from '../src/providers/administrate';

describe('The environment', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'scheduling-graph-'));
    file = path.join(folder, '.env');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    delete process.env['SG_ONE'];
    delete process.env['SG_TWO'];
  });

  it('is what the process has when there is no file', () => {
    process.env['SG_ONE'] = 'process';
    expect(readEnvironment(file)).toEqual({ ...process.env });
    expect(readEnvironment(file)).toMatchObject({ SG_ONE: 'process' });
  });

  it('wins over the file', () => {
    writeFileSync(file, 'SG_ONE=file\nSG_TWO=file\n');
    process.env['SG_ONE'] = 'process';
    expect(readEnvironment(file)).toMatchObject({ SG_ONE: 'process', SG_TWO: 'file' });
  });

  it('switches off what the file says by an empty variable', () => {
    writeFileSync(file, 'PORT=5000\nSG_ONE=file\n');
    process.env['SG_ONE'] = '';
    expect(readEnvironment(file)).toMatchObject({ PORT: '5000', SG_ONE: '' });
  });

  it.each([
    ['plain', 'SG_ONE=one two\n', 'one two'],
    ['with quotes and a comment', '# Settings\nSG_ONE="one # two" # three\n', 'one # two'],
    ['in single quotes, literally', `SG_ONE='a"b\\n'\n`, 'a"b\\n'],
    ['exported, as shells write it', 'export SG_ONE=one\n', 'one'],
    ['with Windows line ends', 'SG_TWO=two\r\nSG_ONE=one\r\n', 'one'],
    ['with a byte order mark', '\uFEFFSG_ONE=one\n', 'one'],
    ['without a line end', 'SG_ONE=one', 'one'],
    ['with an equals sign in it', 'SG_ONE=a=b==\n', 'a=b=='],
  ])('takes a value from the file: %s', (_, text, value) => {
    writeFileSync(file, text);
    expect(readEnvironment(file)['SG_ONE']).toBe(value);
  });

  it('takes a folder of that name for somebody else’s', () => {
    mkdirSync(file);
    expect(readEnvironment(file)).toEqual({ ...process.env });
  });

  it('is not looked at by the check, which knows what it is handed only', () => {
    process.env['PORT'] = 'nonsense';
    try {
      expect(readConfig({}, [administrate]).port).toBe(4000);
    } finally {
      delete process.env['PORT'];
    }
  });
});
