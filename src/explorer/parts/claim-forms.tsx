/** Forms of /publish by which people show that a company is theirs. No field has a name, so that no secret can come into an address. */
export function ClaimForms() {
  return (
    <>
      <p>Show that its domain is yours, and its ladders are yours from then on: you get the first token of an owner. What we curated stays, marked as ours, until you publish your own. A company that is not here yet is made the same way.</p>
      <form class="form" id="claim-form">
        <div class="field-row">
          <div class="field"><label for="claim-company">Company</label><input id="claim-company" type="text" autocomplete="off" data-search="company-field" aria-describedby="claim-company-hint" /><p class="hint" id="claim-company-hint">Leave it empty to make a company that is not here.</p></div>
          <div class="field"><label for="claim-domain">Your domain</label><input id="claim-domain" type="text" autocomplete="off" inputMode="url" placeholder="acme.com" required /></div>
          <div class="field"><label for="claim-method">Where you publish the proof</label><select id="claim-method"><option value="DNS_TXT">A TXT record in DNS</option><option value="WELL_KNOWN_FILE">A file on the web site</option></select></div>
        </div>
        <div class="controls"><button type="submit" id="claim-go">Ask what to publish</button></div>
        <p class="soft" id="claim-status" role="status" />
        <div id="claim-proof" />
      </form>
      <form class="form" id="verify-form">
        <h3>Once the proof is published</h3>
        <div class="field-row">
          <div class="field"><label for="verify-claim">The claim</label><input id="verify-claim" type="text" autocomplete="off" spellcheck={false} placeholder="clm_…" required /></div>
          <div class="field"><label for="verify-secret">Its secret</label><input id="verify-secret" type="password" autocomplete="off" spellcheck={false} required /></div>
        </div>
        <div class="field-row" id="verify-new" hidden>
          <div class="field"><label for="verify-name">Your company's name</label><input id="verify-name" type="text" maxLength={200} autocomplete="off" /></div>
          <div class="field"><label for="verify-slug">Its short name in addresses</label><input id="verify-slug" type="text" maxLength={60} autocomplete="off" placeholder="acme" /></div>
        </div>
        <div class="controls"><button type="submit" id="verify-go">Verify</button></div>
        <p class="soft" id="verify-status" role="status" />
        <div id="verify-done" />
      </form>
    </>
  );
}
