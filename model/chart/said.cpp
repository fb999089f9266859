#include "model/chart/said.h"

#include "model/store/rowreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

} // namespace

Result<std::vector<SaidAttribution>> readAttributions(const ChosenRows &rows, sqlite3 *database)
{
    std::vector<SaidAttribution> all;
    const auto read = forChosen(
        database,
        rows,
        "SELECT a.incident, a.actor, a.statement, s.speaker, a.stance, s.said_edtf, a.by_action OR "
        "s.by_action FROM attribution a JOIN statement s ON s.id = a.statement WHERE a.retracted "
        "IS NULL",
        "a.incident",
        [&all](Row row, RowReader reader) {
            SaidAttribution said;
            said.row = row;
            said.actor = reader.id();
            said.statement = reader.id();
            said.speaker = reader.id();
            said.stance = stanceOf(reader.utf8());
            said.saidEdtf = reader.text();
            said.byAction = reader.flag();
            all.push_back(std::move(said));
        });
    if (!read)
        return read.error();
    return all;
}

std::vector<Id> SaidNames::ids(const QByteArray &sql, Id parameter)
{
    const LentStatement select = m_statements.lend(sql);
    select->bind(1, parameter);
    std::vector<Id> found;
    while (select->next())
        found.push_back(select->id(0));
    return found;
}

const std::pair<QString, QByteArray> &SaidNames::nameAndKind(Id actor)
{
    const auto known = m_actors.find(actor);
    if (known != m_actors.end())
        return known->second;
    const LentStatement select = m_statements.lend("SELECT name, kind FROM actor WHERE id = ?1");
    select->bind(1, actor);
    auto &entry = m_actors[actor];
    if (select->next())
        entry = {select->text(0), select->utf8(1)};
    return entry;
}

ChartValue SaidNames::actor(Id actor)
{
    if (!actor.isValid())
        return {Words::tr("nobody named"), u"nobody named"_s, true, false};
    return {nameAndKind(actor).first, actor.toText(), false, true};
}

bool SaidNames::isOwnVoice(Id speaker)
{
    return nameAndKind(speaker).second == "outlet" && m_institutions.of(speaker) != speaker;
}

std::vector<ChartValue> SaidNames::institutions(const SaidAttribution &said)
{
    auto &known = m_spokenFor[said.statement];
    if (!known.empty())
        return known;
    std::vector<Id> speakers =
        ids("SELECT actor FROM statement_co_speaker WHERE statement = ?1", said.statement);
    speakers.insert(speakers.begin(), said.speaker);
    std::vector<Id> found;
    for (const Id speaker : speakers) {
        const Id institution = m_institutions.of(speaker);
        if (std::ranges::find(found, institution) == found.end())
            found.push_back(institution);
    }
    for (const Id institution : found)
        known.push_back({nameAndKind(institution).first, institution.toText(), false, false});
    return known;
}

std::vector<ChartValue> SaidNames::outlets(Id statement)
{
    auto &known = m_outlets[statement];
    if (!known.empty())
        return known;
    const auto found =
        ids("SELECT DISTINCT d.outlet FROM report r JOIN document d ON d.id = r.document WHERE "
            "r.statement = ?1 AND d.summary_of IS NULL AND d.outlet IS NOT NULL ORDER BY 1",
            statement);
    for (const Id outlet : found)
        known.push_back({nameAndKind(outlet).first, outlet.toText(), false, false});
    if (known.empty())
        known.push_back({Words::tr("not stated"), u"not stated"_s, true, false});
    return known;
}

std::vector<ChartValue> SaidNames::values(ChartSpec::Category category, const SaidAttribution &said)
{
    switch (category) {
    case ChartSpec::Category::Stance:
        return {{stanceWords(said.stance), QString::fromLatin1(stanceText(said.stance))}};
    case ChartSpec::Category::AttributedActor:
        return {actor(said.actor)};
    case ChartSpec::Category::SpeakerInstitution:
        return institutions(said);
    case ChartSpec::Category::Outlet:
        return outlets(said.statement);
    case ChartSpec::Category::Accusation: {
        const ChartValue accused = actor(said.actor);
        std::vector<ChartValue> pairs = institutions(said);
        for (ChartValue &pair : pairs) {
            pair.name = Words::tr("%1 accuses %2").arg(pair.name, accused.name);
            pair.key += u'>' + accused.key;
            pair.alleged = true;
        }
        return pairs;
    }
    default:
        return {{}};
    }
}

QString stanceWords(Stance stance)
{
    switch (stance) {
    case Stance::Asserts:
        return Words::tr("asserts");
    case Stance::Suspects:
        return Words::tr("suspects");
    case Stance::Implies:
        return Words::tr("implies");
    case Stance::ClaimsResponsibility:
        return Words::tr("claims responsibility");
    case Stance::Denies:
        return Words::tr("denies");
    case Stance::RulesOut:
        return Words::tr("rules out");
    case Stance::Doubts:
        return Words::tr("doubts");
    case Stance::Investigates:
        return Words::tr("investigates");
    case Stance::DeclinesToName:
        return Words::tr("declines to name");
    }
    return {};
}

} // namespace sourceline
