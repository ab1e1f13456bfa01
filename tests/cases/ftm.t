scripts/ftm.jq: facts for the tools of FollowTheMoney.

$ tojson tests/streams/talks.rec | jq -rf scripts/ftm.jq | jq -r .schema | sort | uniq -c | sed 's/^ *//'
5 Event
1 Occupancy
1 Organization
10 Person
1 Position

People have the same id in all documents, and what refers to an entity has the id of one.

$ tojson tests/streams/*.rec | jq -cf scripts/ftm.jq | jq -s '(map({key: .id, value: .schema}) | from_entries) as $all
> | [.[].properties | .involved, .holder, .post, .member, .organization | arrays[] | $all[.] // "missing"] | group_by(.) | map("\(length) \(.[0])") | join(", ")'
"1 Company, 2 Organization, 21 Person, 5 Position"

$ tojson tests/streams/port.rec | jq -cf scripts/ftm.jq | jq -c 'select(.schema == "Occupancy") | .properties | [.date, .status, .sourceUrl]' | tail -n 1
[["2023-02"],["new"],null]
