// Sentences that a reader needs to take the numbers for what they are, made from the data.
#include "model/chart/chartwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;

QString number(qint64 value)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
    return english.toString(value);
}

// `1 claim gives`, `2 claims give`.
QString counted(qint64 count, const QString &one, const QString &many)
{
    return number(count) + u' ' + (count == 1 ? one : many);
}

// `1 of 1 event has`, `1 of 4 events have`: the verb goes by those that are told of.
QString has(qint64 count)
{
    return count == 1 ? Words::tr("has") : Words::tr("have");
}

// `30 aggregate reports, 41 statements`; empty where nothing was left out.
QString kindsWords(const std::array<qint64, incidentKinds> &others)
{
    QStringList parts;
    const auto add = [&](IncidentKind kind, const QString &one, const QString &many) {
        const qint64 count = others[static_cast<size_t>(kind)];
        if (count > 0)
            parts.append(number(count) + u' ' + (count == 1 ? one : many));
    };
    add(IncidentKind::Event, Words::tr("event"), Words::tr("events"));
    add(IncidentKind::Aggregate, Words::tr("aggregate report"), Words::tr("aggregate reports"));
    add(IncidentKind::Statement, Words::tr("statement"), Words::tr("statements"));
    add(IncidentKind::Development, Words::tr("development"), Words::tr("developments"));
    return parts.join(u", "_s);
}

void addKinds(QStringList &all,
              const std::array<qint64, incidentKinds> &others,
              const QString &what)
{
    if (const QString kinds = kindsWords(others); !kinds.isEmpty())
        all.append(Words::tr("Left out, being no %1: %2.").arg(what, kinds));
}

void addDates(QStringList &all,
              const ChartSpec &spec,
              const ChartNumbers &numbers,
              const EventFacts &facts)
{
    if (spec.kind == Kind::Cumulative)
        all.append(Words::tr("An event is added where the last possible day of its date lies."));
    if (facts.notCertain > 0 && spec.kind == Kind::Cumulative) {
        all.append(Words::tr("%1 of %2 events have a date without an end; they stand apart and are "
                             "not added.")
                       .arg(number(facts.notCertain), number(facts.events)));
    } else if (facts.notCertain > 0) {
        all.append(
            (facts.notCertain == 1
                 ? Words::tr("The date of %1 of %2 events is not known to the %3; it is "
                             "counted apart, in no %3.")
                 : Words::tr("The dates of %1 of %2 events are not known to the %3; they are "
                             "counted apart, in no %3."))
                .arg(number(facts.notCertain), number(facts.events), numbers.period));
    }
    if (facts.noDate > 0)
        all.append((facts.noDate == 1 ? Words::tr("%1 of %2 events has no date and stands apart.")
                                      : Words::tr("%1 of %2 events have no date and stand apart."))
                       .arg(number(facts.noDate), number(facts.events)));
    for (const auto &[position, wider] : facts.wider)
        all.append(Words::tr("In %1 the day of %2 is not known so closely and may lie outside of "
                             "what the filter asks for.")
                       .arg(numbers.positions[static_cast<size_t>(position)].label,
                            counted(wider, Words::tr("event"), Words::tr("events"))));
    if (facts.timed > 0 && numbers.period == "day"_L1)
        all.append(Words::tr("Days of %1 events known to the minute or hour are those of UTC.")
                       .arg(number(facts.timed)));
}

// A sum of 0 that rests on a few of the events.
bool isHalfSilent(const ChartNumbers &numbers)
{
    for (size_t i = 0; i < numbers.positions.size(); ++i) {
        const ChartCell whole = numbers.totalAt(i);
        if (whole.value == 0 && whole.silent > 0 && !whole.isSilent())
            return true;
    }
    return false;
}

void addGaps(QStringList &all,
             const ChartSpec &spec,
             const ChartNumbers &numbers,
             const EventFacts &facts)
{
    const ChartMeasures::Gaps &gaps = facts.gaps;
    QStringList silent;
    if (gaps.notStated > 0)
        silent.append(Words::tr("nothing is stated for %1").arg(number(gaps.notStated)));
    if (gaps.notReported > 0)
        silent.append(Words::tr("not reported for %1").arg(number(gaps.notReported)));
    if (gaps.unknown > 0)
        silent.append(Words::tr("unknown for %1").arg(number(gaps.unknown)));
    if (gaps.noLow > 0)
        silent.append(Words::tr("only “up to” for %1").arg(number(gaps.noLow)));
    if (!silent.isEmpty())
        all.append(
            Words::tr("Not in the sums, “–” where nothing else stands, which is not none: %1 "
                      "of %2 events.")
                .arg(silent.join(u", "_s), number(facts.events)));
    if (spec.kind != Kind::Ranked && isHalfSilent(numbers)) // ranked bars say so themselves
        all.append(Words::tr("“0/–”: none is stated of some events, nothing of the others."));
    if (gaps.atLeast > 0)
        all.append(
            Words::tr("“+”: the sum may be higher, since %1 of %2 events %3 a figure that is "
                      "known at least.")
                .arg(number(gaps.atLeast), number(facts.events), has(gaps.atLeast)));
    if (gaps.about > 0)
        all.append(Words::tr("“~”: %1 of %2 events %3 a figure given as about, several or up to.")
                       .arg(number(gaps.about), number(facts.events), has(gaps.about)));
}

void addActors(QStringList &all, const ChartSpec &spec, const EventFacts &facts)
{
    const auto shows = [&spec](Category category) {
        return spec.stacking == category
               || (spec.kind == Kind::Ranked && spec.grouping == category);
    };
    const bool isAlleged = shows(Category::Alleged);
    if (shows(Category::Assessed))
        all.append(Words::tr("“Only alleged”: sources name an actor, no assessment does."));
    if (shows(Category::Assessed) && facts.notLikely > 0)
        all.append(Words::tr("“Judged, not likely”: an assessment holds an actor no likelier than "
                             "even to have done it, and is no finding: %1 of %2 events.")
                       .arg(number(facts.notLikely), number(facts.events)));
    if (isAlleged || shows(Category::AttributedActor) || shows(Category::Accusation))
        all.append(Words::tr("Alleged is what sources say, not a finding."));
    if (isAlleged && facts.severalActors > 0)
        all.append(Words::tr("%1 of %2 events have several alleged actors; each is counted once, "
                             "under the one that most speakers name.")
                       .arg(number(facts.severalActors), number(facts.events)));
    if (isAlleged && facts.fewInstitutions > 0)
        all.append(Words::tr("Fewer than two institutions stand behind what is alleged of %1 of %2 "
                             "events.")
                       .arg(number(facts.fewInstitutions), number(facts.alleged)));
}

// `one`, `many`: the words for what is counted.
void addSeveral(
    QStringList &all, qint64 bars, qint64 stacks, const QString &one, const QString &many)
{
    if (bars > 0)
        all.append(Words::tr("Counted in several bars, so that bars do not add up to n: %1.")
                       .arg(counted(bars, one, many)));
    if (stacks > 0)
        all.append((stacks == 1 ? Words::tr("Segments overlap: %1 stands in several, so that a bar "
                                            "is longer than what it counts; the number above it "
                                            "(“in all”) counts each once.")
                                : Words::tr("Segments overlap: %1 stand in several, so that a bar "
                                            "is longer than what it counts; the number above it "
                                            "(“in all”) counts each once."))
                       .arg(counted(stacks, one, many)));
}

void addGathered(QStringList &all, const ChartRanking &ranking, const QString &what)
{
    if (ranking.gathered > 0)
        all.append(
            Words::tr("Gathered as “all others”: %1 of %2.")
                .arg(counted(ranking.gathered, Words::tr("value"), Words::tr("values")), what));
}

} // namespace

QStringList
eventCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const EventChart &chart)
{
    const EventFacts &facts = chart.facts();
    QStringList all;
    if (facts.conflicting > 0)
        all.append(Words::tr("Reports of figures conflict for %1 of %2 events.")
                       .arg(number(facts.conflicting), number(facts.events)));
    addDates(all, spec, numbers, facts);
    addActors(all, spec, facts);
    if (spec.measure != ChartSpec::Measure::Incidents)
        addGaps(all, spec, numbers, facts);
    addSeveral(
        all, facts.severalBars, facts.severalStacks, Words::tr("event"), Words::tr("events"));
    addGathered(all, chart.bars(), categoryWords(spec.grouping));
    addGathered(all, chart.stacks(), categoryWords(spec.stacking));
    addKinds(all, facts.others, Words::tr("events"));
    return all;
}

QStringList
statementCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const StatementChart &chart)
{
    const StatementFacts &facts = chart.facts();
    QStringList all;
    const QString n = number(facts.statements);
    all.append(
        Words::tr("A statement counts once, however many documents report it; what it says is "
                  "alleged, not a finding."));
    if (const QString how = accusationCaveat(facts.accusations, facts.statements); !how.isEmpty())
        all.append(how);
    if (facts.statements > 0 && facts.institutions < 2)
        all.append(Words::tr("All of it was said for one institution."));
    if (facts.retold > 0)
        all.append(Words::tr("Retelling, in an article's own voice: %1 of %2 statements.")
                       .arg(number(facts.retold), n));
    if (facts.ownVoice > 0)
        all.append(
            Words::tr("Left out as retelling, in an article's own voice: %1.")
                .arg(counted(facts.ownVoice, Words::tr("statement"), Words::tr("statements"))));
    if (facts.notCertain > 0)
        all.append(
            (facts.notCertain == 1
                 ? Words::tr("When %1 of %2 statements was said is not known to the %3; it is "
                             "counted apart.")
                 : Words::tr("When %1 of %2 statements were said is not known to the %3; they "
                             "are counted apart."))
                .arg(number(facts.notCertain), n, numbers.period));
    if (facts.noDate > 0)
        all.append(Words::tr("When %1 of %2 statements were said is not known; they stand apart.")
                       .arg(number(facts.noDate), n));
    addSeveral(all,
               facts.severalBars,
               facts.severalStacks,
               Words::tr("statement"),
               Words::tr("statements"));
    addGathered(all, chart.bars(), Words::tr("actor"));
    addGathered(all, chart.stacks(), categoryWords(spec.stacking));
    if (facts.otherStances > 0)
        all.append(Words::tr("Left out, being no accusation of another (claims of responsibility, "
                             "denials, doubts, "
                             "investigations, nobody named): %1.")
                       .arg(counted(facts.otherStances,
                                    Words::tr("attribution"),
                                    Words::tr("attributions"))));
    if (facts.byAction > 0)
        all.append(
            Words::tr("Left out, being implied by an act and said by nobody: %1.")
                .arg(counted(facts.byAction, Words::tr("attribution"), Words::tr("attributions"))));
    return all;
}

QStringList
figureCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const FigureFacts &facts)
{
    QStringList all;
    if (numbers.n > 0)
        all.append(Words::tr("The band is the range that sources leave, no margin of error."));
    if (facts.conflicting > 0)
        all.append(Words::tr("Reports conflict for %1 of %2 figures.")
                       .arg(number(facts.conflicting), number(qint64(numbers.positions.size()))));
    if (facts.notFeeding > 0)
        all.append(Words::tr("Hollow, being superseded or contested and not in the range: %1.")
                       .arg(counted(facts.notFeeding, Words::tr("claim"), Words::tr("claims"))));
    if (facts.uncounted > 0)
        all.append(Words::tr("In words, without a number: %1.")
                       .arg(counted(facts.uncounted, Words::tr("claim"), Words::tr("claims"))));
    if (facts.silent > 0)
        all.append(Words::tr("Of %1 more nothing is stated, which is not none.")
                       .arg(number(facts.silent)));
    if (facts.notShown > 0)
        all.append((spec.order == ChartSpec::Order::Largest
                        ? Words::tr("%1 more with smaller figures are not shown.")
                        : Words::tr("%1 earlier ones are not shown."))
                       .arg(number(facts.notShown)));
    addKinds(all,
             facts.others,
             spec.measure == ChartSpec::Measure::Count ? Words::tr("aggregate reports")
                                                       : Words::tr("events"));
    return all;
}

QStringList coverageCaveats(const ChartSpec &spec, const CoverageFacts &facts)
{
    QStringList all{Words::tr("Held are events coded as part of the report's count, whatever the "
                              "filter; their dates may be wider than its period.")};
    if (facts.overlapping > 0)
        all.append(Words::tr("%1 of these reports overlap; none is added to another.")
                       .arg(number(facts.overlapping)));
    if (facts.uncounted > 0)
        all.append(Words::tr("Not shown, giving no number: %1.")
                       .arg(counted(facts.uncounted,
                                    Words::tr("aggregate report"),
                                    Words::tr("aggregate reports"))));
    if (facts.notShown > 0)
        all.append(Words::tr("%1 earlier reports are not shown.").arg(number(facts.notShown)));
    Q_UNUSED(spec)
    return all;
}

} // namespace sourceline
