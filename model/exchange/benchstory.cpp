#include "model/exchange/benchstory.h"

#include "model/exchange/benchclaims.h"

#include <QDate>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const qint32 firstDay = static_cast<qint32>(QDate(1970, 1, 1).daysTo(QDate(2003, 1, 1)));
const qint32 lastDay = static_cast<qint32>(QDate(1970, 1, 1).daysTo(QDate(2024, 12, 31)));
constexpr int storyDays = 12;
constexpr int wantedCharacters = 4'800;

QString isoDay(qint32 day)
{
    return QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate);
}

// Most dates are days; the rest are worded in the ways that coders meet.
void setDate(BenchIncident &incident, BenchRandom &random, const char *zone)
{
    const QString day = isoDay(incident.day);
    incident.dateWords = u"on "_s % benchDateWords(incident.day);
    static constexpr int weights[] = {800, 70, 50, 40, 20, 6, 6, 5, 3};
    switch (random.weighted(weights)) {
    case 0:
        incident.dateEdtf = day;
        return;
    case 1:
        incident.dateEdtf = day % u"T"_s % QString::number(100 + random.below(24)).mid(1) % u":"_s
                            % QString::number(100 + random.below(60)).mid(1);
        incident.zone = QString::fromLatin1(zone);
        return;
    case 2:
        incident.dateEdtf = isoDay(incident.day - random.between(1, 4)) % u"/"_s % day;
        return;
    case 3:
        incident.dateEdtf = day.left(7);
        incident.dateWords = u"during the month"_s;
        return;
    case 4:
        incident.dateEdtf = day % u"~"_s;
        return;
    case 5:
        incident.dateEdtf = day.left(5) % QString::number(random.between(21, 24));
        incident.dateWords = u"that season"_s;
        return;
    case 6:
        incident.dateEdtf = day.left(4);
        incident.dateWords = u"that year"_s;
        return;
    case 7:
        incident.dateEdtf = u"../"_s % day;
        return;
    default:
        incident.dateWords = u"at a time not given"_s;
        return;
    }
}

int doerOf(const BenchCountry &country, const BenchKind &kind, BenchRandom &random)
{
    switch (kind.doer) {
    case BenchDoer::Forces:
        return country.organs[static_cast<size_t>(random.below(2))];
    case BenchDoer::Crowd:
        return random.pick(country.descriptions);
    case BenchDoer::Either:
        if (random.chance(0.3))
            return country.organs[0];
        break;
    case BenchDoer::Group:
        break;
    }
    return country
        .groups[static_cast<size_t>(random.zipf(static_cast<int>(country.groups.size())))];
}

BenchIncident makeIncident(const BenchWorld &world,
                           const BenchCountry &country,
                           qint32 storyDay,
                           BenchRandom &random)
{
    static const std::vector<int> weights = [] {
        std::vector<int> all;
        for (const BenchKind &kind : benchKinds())
            all.push_back(kind.weight);
        return all;
    }();
    BenchIncident incident;
    incident.kind = &benchKinds()[static_cast<size_t>(random.weighted(weights))];
    const BenchKind &kind = *incident.kind;
    incident.day = std::min(lastDay, storyDay + random.below(storyDays));
    setDate(incident, random, country.zone);
    incident.place =
        country.places[static_cast<size_t>(random.zipf(static_cast<int>(country.places.size())))];
    incident.doer = doerOf(country, kind, random);
    incident.target = QStringView(random.pick(benchTargets(kind))).toString();
    if (const auto weapons = benchWeapons(kind); !weapons.empty() && random.chance(0.4))
        incident.weapon = QStringView(random.pick(weapons)).toString();
    const auto figure = [&random](double mean) {
        return mean > 0 && random.chance(std::min(0.8, 0.3 + mean / 10)) ? 1 + random.heavy(mean)
                                                                         : 0;
    };
    incident.killed = figure(kind.killed);
    incident.wounded = figure(kind.wounded);
    incident.munitions = kind.munitions > 0 ? 1 + random.heavy(kind.munitions) : 0;
    incident.count = kind.count > 0 ? 2 + random.heavy(kind.count) : 0;
    incident.title =
        QStringView(kind.title).toString().arg(incident.target, world.place(incident.place).name);
    static constexpr const char *reviews[] = {"coded", "reviewed", "draft", "disputed"};
    static constexpr int reviewWeights[] = {73, 20, 5, 2};
    incident.review = reviews[random.weighted(reviewWeights)];
    return incident;
}

void addStatements(BenchStory &story,
                   const BenchWorld &world,
                   const BenchCountry &country,
                   qint32 day,
                   BenchRandom &random)
{
    for (size_t i = 0; i < story.documents.size(); ++i)
        story.statements.push_back({story.documents[i].outlet,
                                    story.documents[i].day,
                                    true,
                                    story.documents[i].title,
                                    {static_cast<int>(i)}});
    const int others =
        std::max(story.documents.empty() ? 1 : 0, static_cast<int>(story.incidents.size()) / 12);
    for (int i = 0; i < others; ++i) {
        BenchStatement statement;
        static constexpr int weights[] = {50, 25, 15, 10};
        const std::vector<int> *const speakers[] = {
            &country.persons, &country.organs, &country.groups, &country.sources};
        statement.speaker = random.pick(*speakers[random.weighted(weights)]);
        statement.day = day + random.below(storyDays);
        statement.gist = world.actor(statement.speaker).name % u" on events in "_s % country.name;
        for (int d = 0; d < static_cast<int>(story.documents.size()); ++d) {
            if (statement.documents.empty() || random.chance(0.3))
                statement.documents.push_back(d);
        }
        std::rotate(statement.documents.begin(),
                    statement.documents.begin()
                        + random.below(static_cast<int>(statement.documents.size())),
                    statement.documents.end());
        story.statements.push_back(std::move(statement));
    }
}

void addAssessments(BenchStory &story, BenchRandom &random)
{
    static constexpr const char *levels[] = {"low", "moderate", "high"};
    for (int i = 0; i < static_cast<int>(story.incidents.size()); ++i) {
        if (!random.chance(0.08))
            continue;
        BenchAssessment assessment{
            i, -1, 0, levels[random.below(3)], u"Weighed against the other reports of the week."_s};
        if (random.chance(0.85)) {
            assessment.actor = story.incidents[static_cast<size_t>(i)].doer;
            assessment.likelihood = random.between(3, 7);
        }
        story.assessments.push_back(std::move(assessment));
    }
}

void addLinks(BenchStory &story, BenchRandom &random)
{
    static constexpr const char *kinds[] = {
        "retaliation for", "follows", "reaction to", "possible duplicate of"};
    static constexpr const char *bases[] = {
        "stated", "implied", "alleged motive", "coder's inference"};
    for (int i = 1; i < static_cast<int>(story.incidents.size()); ++i) {
        if (random.chance(0.03))
            story.links.push_back({random.pick(kinds), random.pick(bases), i, random.below(i)});
    }
}

// Each incident is told by one document, some by a second; half of the tellings are cited.
void tellIncidents(BenchStory &story, const BenchWorld &world, BenchRandom &random)
{
    const int documents = static_cast<int>(story.documents.size());
    for (BenchIncident &incident : story.incidents) {
        if (documents == 0 || !random.chance(0.55))
            continue;
        const QString clause = QStringView(incident.kind->clause)
                                   .toString()
                                   .arg(incident.target, world.place(incident.place).name);
        QString sentence = incident.dateWords % u" "_s % clause % u"."_s;
        sentence[0] = sentence[0].toUpper();
        const int first = random.below(documents);
        incident.anchors.push_back(
            {first, story.documents[static_cast<size_t>(first)].body.add(sentence), {}});
        if (const int second = random.below(documents); second != first && random.chance(0.2))
            incident.anchors.push_back(
                {second, story.documents[static_cast<size_t>(second)].body.add(sentence), {}});
    }
}

void fill(BenchStory &story, const BenchWorld &world, BenchRandom &random, qsizetype characters)
{
    for (BenchDocument &document : story.documents) {
        while (document.body.text.size() < characters)
            document.body.add(world.words.fillingSentence(random));
    }
}

} // namespace

TextRange BenchText::add(const QString &sentence)
{
    if (sentences > 0)
        text += sentences % 4 == 0 ? u"\n\n"_s : u" "_s;
    ++sentences;
    const auto start = static_cast<qint32>(text.size());
    text += sentence;
    return {start, static_cast<qint32>(text.size())};
}

BenchStory makeBenchStory(const BenchWorld &world, BenchRandom &random, const BenchStorySize &size)
{
    BenchStory story;
    story.country = random.zipf(static_cast<int>(world.countries.size()));
    const BenchCountry &country = world.countries[static_cast<size_t>(story.country)];
    // More in later years.
    const qint32 day =
        firstDay + static_cast<qint32>((lastDay - storyDays - firstDay) * std::sqrt(random.unit()));
    for (int i = 0; i < size.incidents; ++i)
        story.incidents.push_back(makeIncident(world, country, day, random));
    for (int i = 0; i < size.documents; ++i) {
        BenchDocument document;
        document.outlet = random.pick(country.outlets);
        document.day = std::min(lastDay, day + random.below(storyDays + 3));
        document.title =
            u"Week in "_s % country.name % u": "_s
            % (story.incidents.empty()
                   ? country.nationality
                   : story.incidents[static_cast<size_t>(random.below(size.incidents))].title);
        document.body.add(document.title % u"."_s);
        document.body.sentences = 4; // the title is a paragraph
        story.documents.push_back(std::move(document));
    }
    addStatements(story, world, country, day, random);
    fill(story, world, random, 300);
    tellIncidents(story, world, random);
    addBenchClaims(story, world, random, size.claims);
    addBenchAttributions(story, world, random);
    addAssessments(story, random);
    addLinks(story, random);
    fill(story, world, random, wantedCharacters);
    return story;
}

} // namespace sourceline
