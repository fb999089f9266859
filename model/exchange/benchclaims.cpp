#include "model/exchange/benchclaims.h"

#include "model/store/derive.h"

#include <QDate>

#include <algorithm>
#include <cstring>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double citedShare = 0.5;

// A sentence in the first document that reports the statement, sometimes in the second too.
// `phrase` is looked for in it.
std::vector<BenchAnchor> tell(BenchStory &story,
                              const BenchStatement &statement,
                              const QString &sentence,
                              const QString &phrase,
                              BenchRandom &random)
{
    std::vector<BenchAnchor> anchors;
    for (size_t i = 0;
         i < std::min<size_t>(statement.documents.size(), random.chance(0.15) ? 2 : 1);
         ++i) {
        BenchAnchor anchor{statement.documents[i], {}, {}};
        anchor.range = story.documents[static_cast<size_t>(anchor.document)].body.add(sentence);
        if (const auto at = static_cast<qint32>(sentence.indexOf(phrase));
            at >= 0 && !phrase.isEmpty())
            anchor.phrase = TextRange{anchor.range.start + at,
                                      anchor.range.start + at + static_cast<qint32>(phrase.size())};
        anchors.push_back(anchor);
    }
    return anchors;
}

int statementOf(const BenchStory &story, BenchRandom &random)
{
    return random.below(static_cast<int>(story.statements.size()));
}

// Of what the speaker tells about: killed, wounded and munitions where there were any, else what
// there is to say.
const char *fieldOf(const BenchIncident &incident, BenchRandom &random)
{
    if (incident.count > 0)
        return "count";
    const BenchKind &kind = *incident.kind;
    const auto casualties = [](double mean, int happened, int weight) {
        return mean > 0 ? (happened > 0 ? weight : weight / 6) : 0;
    };
    const int weights[] = {casualties(kind.killed, incident.killed, 40),
                           casualties(kind.wounded, incident.wounded, 25),
                           kind.munitions > 0 ? 30 : 0,
                           6,
                           5,
                           incident.weapon.isEmpty() ? 2 : 8,
                           5};
    static constexpr const char *fields[] = {
        "killed", "wounded", "munitions", "date", "place", "weapon", "damage"};
    return fields[random.weighted(weights)];
}

bool isFigure(const char *field)
{
    return std::strcmp(field, "killed") == 0 || std::strcmp(field, "wounded") == 0
           || std::strcmp(field, "munitions") == 0 || std::strcmp(field, "count") == 0;
}

int truthOf(const BenchIncident &incident, const char *field)
{
    switch (field[0]) {
    case 'k':
        return incident.killed;
    case 'w':
        return incident.wounded;
    case 'm':
        return incident.munitions;
    default:
        return incident.count;
    }
}

// What is said of a number: usually it, sometimes something else.
void setFigure(BenchClaim &claim, int truth, BenchRandom &random)
{
    static constexpr int stateWeights[] = {84, 5, 7, 4};
    static constexpr const char *states[] = {"figure", "none", "not reported", "unknown"};
    claim.reported =
        states[truth == 0 ? (random.chance(0.6) ? 1 : 2) : random.weighted(stateWeights)];
    if (std::strcmp(claim.reported, "figure") != 0)
        return;
    static constexpr int weights[] = {58, 12, 5, 4, 10, 3, 5, 3};
    static constexpr const char *qualifiers[] = {
        "exactly", "at least", "more than", "up to", "about", "nearly", "several", "dozens"};
    claim.qualifier = qualifiers[random.weighted(weights)];
    const int number = std::max(
        1, random.chance(0.6) ? truth : truth + random.between(-truth / 2 - 1, truth / 2 + 2));
    const FigureRange range = rangeOf(claim.qualifier, number);
    claim.low = range.low;
    claim.best = range.best;
    claim.high = range.high;
}

QString numberWords(const BenchClaim &claim)
{
    if (std::strcmp(claim.reported, "figure") != 0)
        return std::strcmp(claim.reported, "none") == 0 ? u"none"_s : u"no figure"_s;
    const QString number =
        QString::number(claim.best.value_or(claim.low.value_or(claim.high.value_or(0))));
    switch (claim.qualifier[0]) {
    case 's':
    case 'd':
        return QString::fromLatin1(claim.qualifier);
    case 'e':
        return number;
    default:
        return QString::fromLatin1(claim.qualifier) % u" "_s % number;
    }
}

void setValue(BenchClaim &claim, const BenchIncident &incident, const BenchWorld &world)
{
    if (std::strcmp(claim.field, "date") == 0) {
        claim.value = incident.dateWords;
        claim.resolvedEdtf = QDate(1970, 1, 1).addDays(incident.day).toString(Qt::ISODate);
    } else if (std::strcmp(claim.field, "place") == 0) {
        claim.value = world.place(incident.place).name;
    } else if (std::strcmp(claim.field, "weapon") == 0) {
        claim.value = incident.weapon.isEmpty() ? u"a weapon of a common make"_s : incident.weapon;
    } else {
        claim.value = u"damage to "_s % incident.target;
    }
}

QString claimSentence(const BenchStory &story,
                      const BenchWorld &world,
                      const BenchClaim &claim,
                      const QString &phrase)
{
    const BenchIncident &incident = story.incidents[static_cast<size_t>(claim.incident)];
    const BenchStatement &statement = story.statements[static_cast<size_t>(claim.statement)];
    const QString &place = world.place(incident.place).name;
    const QString said = statement.narration
                             ? QString(u"Reports from "_s % place % u" spoke of "_s)
                             : QString(world.actor(statement.speaker).name % u" spoke of "_s);
    return said % phrase % u" ("_s % QString::fromLatin1(claim.field) % u") in "_s % place % u"."_s;
}

} // namespace

void addBenchClaims(BenchStory &story, const BenchWorld &world, BenchRandom &random, int claims)
{
    static constexpr const char *measures[] = {"fired", "landed", "found unfired", "unspecified"};
    static constexpr int measureWeights[] = {60, 20, 8, 12};
    const int incidents = static_cast<int>(story.incidents.size());
    if (incidents == 0)
        return;
    int at = random.below(incidents);
    const char *field = nullptr;
    for (int i = 0; i < claims; ++i) {
        // Claims come in runs about one incident and often about one field: else nothing would
        // differ.
        if (i == 0 || !random.chance(0.55)) {
            at = random.below(incidents);
            field = nullptr;
        }
        const BenchIncident &incident = story.incidents[static_cast<size_t>(at)];
        if (!field || !random.chance(0.6))
            field = fieldOf(incident, random);
        BenchClaim claim;
        claim.incident = at;
        claim.statement = statementOf(story, random);
        claim.field = field;
        QString phrase;
        if (isFigure(field)) {
            setFigure(claim, truthOf(incident, field), random);
            phrase = numberWords(claim);
            if (field[0] == 'm')
                claim.measure = measures[random.weighted(measureWeights)];
            else if (field[0] != 'c' && random.chance(0.2))
                claim.nationality = world.countries[static_cast<size_t>(story.country)].nationality;
        } else {
            setValue(claim, incident, world);
            phrase = claim.value;
        }
        claim.feeds = !random.chance(0.04);
        if (random.chance(citedShare))
            claim.anchors = tell(story,
                                 story.statements[static_cast<size_t>(claim.statement)],
                                 claimSentence(story, world, claim, phrase),
                                 phrase,
                                 random);
        story.claims.push_back(std::move(claim));
    }
}

void addBenchAttributions(BenchStory &story, const BenchWorld &world, BenchRandom &random)
{
    static constexpr const char *stances[] = {"asserts",
                                              "suspects",
                                              "implies",
                                              "claims responsibility",
                                              "denies",
                                              "rules out",
                                              "doubts",
                                              "investigates",
                                              "declines to name"};
    static constexpr int stanceWeights[] = {40, 15, 8, 10, 8, 4, 5, 5, 5};
    static constexpr const char *roles[] = {
        "perpetrator", "directed", "behind, not specified", "sponsor", "supplier", "accomplice"};
    static constexpr int roleWeights[] = {80, 3, 7, 5, 3, 2};
    static constexpr const char *reliabilities[] = {"A", "B", "C", "D", "E", "F"};
    const BenchCountry &country = world.countries[static_cast<size_t>(story.country)];
    for (int i = 0; i < static_cast<int>(story.incidents.size()); ++i) {
        for (double more = 0.6; random.chance(more); more = 0.28) {
            const int stance = random.weighted(stanceWeights);
            BenchAttribution attribution;
            attribution.incident = i;
            attribution.statement = statementOf(story, random);
            attribution.stance = stances[stance];
            attribution.role = roles[random.weighted(roleWeights)];
            if (stance < 7)
                attribution.actor = random.chance(0.75)
                                        ? story.incidents[static_cast<size_t>(i)].doer
                                    : random.chance(0.6) ? random.pick(country.groups)
                                                         : random.pick(country.descriptions);
            if (random.chance(0.1)) {
                attribution.reliability = random.pick(reliabilities);
                attribution.credibility = random.between(2, 6);
            }
            attribution.wording = attribution.actor < 0
                                      ? QString::fromLatin1(attribution.stance)
                                      : u"the hand of "_s % world.actor(attribution.actor).name;
            if (random.chance(citedShare)) {
                const BenchStatement &statement =
                    story.statements[static_cast<size_t>(attribution.statement)];
                const QString sentence =
                    world.actor(statement.speaker).name % u" saw "_s % attribution.wording
                    % u" in what happened in "_s
                    % world.place(story.incidents[static_cast<size_t>(i)].place).name % u"."_s;
                attribution.anchors = tell(story, statement, sentence, attribution.wording, random);
            }
            story.attributions.push_back(std::move(attribution));
        }
    }
}

} // namespace sourceline
