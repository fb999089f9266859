// An analyst's choice in place of the codebook's rule.
#include "model/coding/claimrules.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/figurewords.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString figureName(const FigureKey &key)
{
    QStringList words{QString::fromUtf8(key.field)};
    if (!key.measure.isEmpty())
        words += QString::fromUtf8(key.measure);
    if (key.whom != "all"_L1)
        words += u"("_s + key.whom + u')';
    return words.join(u' ');
}

Result<void> checkChoice(const FigureChoice &choice, const FigureKey &key)
{
    if (!isFigureField(QString::fromUtf8(key.field)))
        return Error{
            u"There is no low, best and high of %1 to choose."_s.arg(QString::fromUtf8(key.field))};
    if (key.field != "munitions" && !key.measure.isEmpty())
        return Error{u"Fired, landed and found unfired are measures of munitions, not of %1."_s.arg(
            QString::fromUtf8(key.field))};
    if (key.field == "munitions" && !isMeasure(QString::fromUtf8(key.measure)))
        return Error{u"“%1” is not a measure: fired, landed, found unfired or unspecified."_s.arg(
            QString::fromUtf8(key.measure))};
    if (!choice.low && !choice.best && !choice.high)
        return Error{u"Give at least one of low, best and high."_s};
    std::optional<qint32> before;
    for (const auto &number : {choice.low, choice.best, choice.high}) {
        if (number && (*number < 0 || (before && *number < *before)))
            return Error{u"Low, best and high must ascend from 0."_s};
        if (number)
            before = number;
    }
    if (choice.reason.trimmed().isEmpty())
        return Error{
            u"Say why the codebook's rule is overridden: the reason stands beside the figure."_s};
    if (choice.who.trimmed().isEmpty())
        return Error{u"Say who chooses: an override stands under a name."_s};
    return {};
}

// Not of the rule that the key names only in part: whom and measure as incident_figure has them.
std::vector<Id> choicesOf(sqlite3 *database, Id incident, const FigureKey &key)
{
    Statement select(database,
                     "SELECT id FROM figure_override WHERE incident = ?1 AND field = ?2 AND "
                     "measure = ?3 AND whom = ?4 ORDER BY id");
    select.bind(1, incident)
        .bind(2, QString::fromUtf8(key.field))
        .bind(3, QString::fromUtf8(key.measure))
        .bind(4, key.whom);
    std::vector<Id> ids;
    while (select.next())
        ids.push_back(select.id(0));
    return ids;
}

FigureKey completed(FigureKey key)
{
    if (key.whom.isEmpty())
        key.whom = u"all"_s;
    if (key.field == "munitions" && key.measure.isEmpty())
        key.measure = "unspecified";
    return key;
}

Result<void> choose(Writer &writer, const FigureChoice &choice)
{
    const FigureKey key = completed(choice.key);
    if (const auto there = requireRow(writer, "incident", choice.incident, u"The incident"_s);
        !there)
        return there;
    if (const auto valid = checkChoice(choice, key); !valid)
        return valid;
    // The newest holds, whatever the clock says.
    qint64 at = nowInMs();
    for (const Id before : choicesOf(writer.database(), choice.incident, key))
        at = std::max(
            at, integerOf(columnOf(writer.database(), "figure_override", "made_at", before)) + 1);
    const auto row = writer.insert("figure_override",
                                   {{"incident", toValue(choice.incident)},
                                    {"field", QString::fromUtf8(key.field)},
                                    {"measure", QString::fromUtf8(key.measure)},
                                    {"whom", key.whom},
                                    {"low", orNull(choice.low)},
                                    {"best", orNull(choice.best)},
                                    {"high", orNull(choice.high)},
                                    {"reason", choice.reason.trimmed()},
                                    {"made_by", choice.who.trimmed()},
                                    {"made_at", at}});
    if (!row)
        return row.error();
    Figure shown;
    shown.state = FigureState::Figure;
    shown.low = choice.low;
    shown.best = choice.best;
    shown.high = choice.high;
    writer.describe(
        u"Override on %1: %2 %3"_s.arg(shortIncidentName(writer.database(), choice.incident),
                                       figureName(key),
                                       figureWords(shown)));
    return {};
}

Result<void> withdraw(Writer &writer, Id incident, const FigureKey &given)
{
    const FigureKey key = completed(given);
    const auto choices = choicesOf(writer.database(), incident, key);
    if (choices.empty())
        return Error{u"%1 already follows the codebook's rule."_s.arg(figureName(key))};
    for (const Id choice : choices) {
        if (const auto removed = writer.remove("figure_override", choice); !removed)
            return removed;
    }
    writer.describe(u"Follow the rule on %1: %2"_s.arg(
        shortIncidentName(writer.database(), incident), figureName(key)));
    return {};
}

} // namespace

EditLog::Change overrideFigure(const FigureChoice &choice)
{
    return [choice](Writer &writer) {
        return choose(writer, choice);
    };
}

EditLog::Change followRule(Id incident, const FigureKey &key)
{
    return [incident, key](Writer &writer) {
        return withdraw(writer, incident, key);
    };
}

} // namespace sourceline
