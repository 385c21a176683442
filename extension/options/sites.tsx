// Options, Sites: the rules that differ from "on click". A rule "always" is also a permission, which the browser gives and takes.
import { say } from '../../web/core/say';
import { type SiteRule, siteRules } from '../../web/panel/controller';
import { ruleOf, withRule } from '../../web/panel/preferences';
import { originsOf } from '../site_rules';
import type { PartProps } from './options';

export function Sites({ preferences, change, announce }: PartProps) {
  const { sites } = preferences;
  const hosts = Object.keys(sites).sort();
  const keep = (host: string, rule: SiteRule): void => change({ sites: withRule(sites, host, rule) });
  const set = (host: string, rule: SiteRule): void => {
    if (rule === 'always') {
      chrome.permissions.request({ origins: originsOf(host) }).then(
        (granted) => (granted ? keep(host, rule) : announce(say('error_not_granted', host))),
        () => announce(say('error_not_granted', host)),
      );
      return;
    }
    keep(host, rule);
    void chrome.permissions.remove({ origins: originsOf(host) });
  };
  return (
    <>
      <p class="opt-says">{say('opt_sites_says')}</p>
      {hosts.length === 0 ? <p class="opt-none">{say('opt_sites_none')}</p> : null}
      <ul class="opt-list">
        {hosts.map((host) => (
          <li key={host}>
            <bdi>{host}</bdi>
            <span class="sl-rules" role="group" aria-label={say('site_rule', host)}>
              {siteRules.map((rule) => (
                <button type="button" key={rule} class="sl-pill" aria-pressed={ruleOf(preferences, host) === rule} onClick={() => set(host, rule)}>
                  {say(`site_${rule}`)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
