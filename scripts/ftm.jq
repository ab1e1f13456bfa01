# Facts as entities of the FollowTheMoney model, for Aleph and OpenSanctions' tools: tojson | jq -c -f scripts/ftm.jq
# People and organisations, positions with who occupies them, memberships, and meetings as events. An id is made of what
# the entity is, so that people and organisations have the same in all documents. Denied and possible facts are left out.

def id($kind): "svodka-" + $kind + "-" + (tojson | @base64 | gsub("\\+"; "-") | gsub("/"; "_") | gsub("="; ""));
def entity($schema; $id): {id: $id, schema: $schema, properties: (map_values(map(strings) | unique) | map_values(select(length > 0)))};
def date: select(test("^[0-9]{4}(-[0-9]{2}){0,2}$"));
def schema: {"PER": "Person", "ORG": ({"gov": "PublicBody", "company": "Company"}[.sub // ""] // "Organization")}[.type];

. as $doc
| ([.entities[] | select(schema and .id and .norm) | {key: "\(.id)", value: (. + {id: ([.type, .norm] | id("thing"))})}]
    | from_entries) as $known
| def ids($slot): [.slots[$slot][]? | .entity // empty | $known["\(.)"] // empty | .id];
  def values($slot): [.slots[$slot][]?.value];
  def source: . as $fact | {sourceUrl: [$doc.meta.url], date: (values("date") | map(date)),
    summary: [$doc.sentences[] | select(.start <= $fact.start and $fact.start < .end) | $doc.text[.start:.end]]};
  def position:
    ([values("post")[0]] + values("org") | join(", ")) as $name | ($name | id("position")) as $id
    | ({name: [$name], organization: ids("org")} | entity("Position"; $id)),
      (source + {holder: ids("who"), post: [$id], status: values("status")} | entity("Occupancy"; [.holder, $id] | id("occupancy")));
  def membership: source + {member: ids("who"), organization: ids("org")} | entity("Membership"; [.member, .organization] | id("membership"));
  def meeting: source + {name: [values("who") | join(" — ")], involved: ids("who"), location: values("place")}
    | entity("Event"; [$doc.id, .] | id("event"));
  ($known[] | . as $e | {name: [.norm], country: [.iso // empty | .[:2] | ascii_downcase]} | entity($e | schema; $e.id)),
  (.facts[] | select(.neg != 1 and .mod != "possible")
    | if .type == "position" and (ids("who") | length) > 0 and .slots.post then position
      elif .type == "membership" and (ids("who") | length) > 0 and (ids("org") | length) > 0 then membership
      elif .type == "meeting" then meeting
      else empty end)
