/** What is wrong with an address of a PostgreSQL, for a person who has to set it, or null. It is not quoted: it holds a password. */
export function problemOfPostgresUrl(text: string): string | null {
  if (!/^postgres(ql)?:\/\/./.test(text)) return 'is not the address of a PostgreSQL';
  const [authority] = /(?<=:\/\/)[^/?#]*/.exec(text)!;
  const parsed = parse(text);
  const hosts = authority.slice(authority.lastIndexOf('@') + 1) + (parsed?.searchParams.get('host') ?? '');
  if (hosts.includes(',')) {
    return 'names several hosts, of which only one can be used: name the one that is written to, or a proxy before all of them';
  }
  if (parsed) return null;
  return 'cannot be read as an address: write it as the example, and in the user and the password "#", "/", "?" and "@" as %23, %2F, %3F and %40';
}

/** What of an address that was found right must never be told: the whole, and the password as it may turn up. */
export function secretsOfPostgresUrl(text: string): string[] {
  const { password, searchParams } = parse(text)!;
  return [text, password, decoded(password), searchParams.get('password') ?? ''];
}

/** As the driver reads it, to which an address with a user may lack the host. */
function parse(text: string): URL | null {
  const readable = [text, text.replace('@/', '@localhost/')].find((candidate) => URL.canParse(candidate));
  return readable === undefined ? null : new URL(readable);
}

/** Without percent-encoding; a percent sign that begins none stands for itself, as it does for the driver. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded; // No text in UTF-8: the driver refuses it, so nothing is sent.
    }
  });
}
