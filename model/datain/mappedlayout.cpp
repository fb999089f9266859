// A table that no one knows, mapped by hand.
#include "model/datain/datalayout.h"
#include "model/datain/mappings.h"
#include "model/text/edtf.h"

#include <QCryptographicHash>
#include <QJsonObject>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

const std::vector<MappedField> &mappedFields()
{
    static const std::vector<MappedField> fields{
        {"id", QT_TRANSLATE_NOOP("MappedField", "what makes a row known again")},
        {"title", QT_TRANSLATE_NOOP("MappedField", "title")},
        {"kind",
         QT_TRANSLATE_NOOP("MappedField", "kind: event, aggregate, statement, development")},
        {"event_type", QT_TRANSLATE_NOOP("MappedField", "event type")},
        {"sub_event_type", QT_TRANSLATE_NOOP("MappedField", "sub-event type")},
        {"means", QT_TRANSLATE_NOOP("MappedField", "means")},
        {"date", QT_TRANSLATE_NOOP("MappedField", "date: a day, or EDTF")},
        {"date_end", QT_TRANSLATE_NOOP("MappedField", "last possible day")},
        {"date_words", QT_TRANSLATE_NOOP("MappedField", "date in words")},
        {"time", QT_TRANSLATE_NOOP("MappedField", "local time")},
        {"place", QT_TRANSLATE_NOOP("MappedField", "place")},
        {"admin1", QT_TRANSLATE_NOOP("MappedField", "province")},
        {"country", QT_TRANSLATE_NOOP("MappedField", "country")},
        {"latitude", QT_TRANSLATE_NOOP("MappedField", "latitude")},
        {"longitude", QT_TRANSLATE_NOOP("MappedField", "longitude")},
        {"geo_precision", QT_TRANSLATE_NOOP("MappedField", "precision of the place, 1 to 3")},
        {"target", QT_TRANSLATE_NOOP("MappedField", "target")},
        {"weapon", QT_TRANSLATE_NOOP("MappedField", "weapon")},
        {"attributed_to", QT_TRANSLATE_NOOP("MappedField", "who is said to have done it")},
        {"stance", QT_TRANSLATE_NOOP("MappedField", "how it is said: asserts, suspects, …")},
        {"wording", QT_TRANSLATE_NOOP("MappedField", "in which words")},
        {"killed_low", QT_TRANSLATE_NOOP("MappedField", "killed, low")},
        {"killed", QT_TRANSLATE_NOOP("MappedField", "killed, best")},
        {"killed_high", QT_TRANSLATE_NOOP("MappedField", "killed, high")},
        {"wounded_low", QT_TRANSLATE_NOOP("MappedField", "wounded, low")},
        {"wounded", QT_TRANSLATE_NOOP("MappedField", "wounded, best")},
        {"wounded_high", QT_TRANSLATE_NOOP("MappedField", "wounded, high")},
        {"munitions", QT_TRANSLATE_NOOP("MappedField", "munitions, best")},
        {"sources", QT_TRANSLATE_NOOP("MappedField", "sources")},
        {"note", QT_TRANSLATE_NOOP("MappedField", "note")},
        {"tags", QT_TRANSLATE_NOOP("MappedField", "tags, separated by ;")},
    };
    return fields;
}

QStringList mappedFieldNames()
{
    QStringList names;
    for (const MappedField &field : mappedFields())
        names.append(QString::fromUtf8(field.name));
    return names;
}

namespace {

const QStringList kinds{u"event"_s, u"aggregate"_s, u"statement"_s, u"development"_s};
const QStringList stances{u"asserts"_s,
                          u"suspects"_s,
                          u"implies"_s,
                          u"claims responsibility"_s,
                          u"denies"_s,
                          u"rules out"_s,
                          u"doubts"_s,
                          u"investigates"_s,
                          u"declines to name"_s};

class MappedLayout : public DataLayout
{
public:
    MappedLayout(QString dataset, QHash<QString, QString> columns)
        : m_dataset(std::move(dataset))
        , m_columns(std::move(columns))
    {}

    QString name() const override { return m_dataset; }

    QString prefix() const override
    {
        const QByteArray hash =
            QCryptographicHash::hash(m_dataset.toUtf8(), QCryptographicHash::Sha256)
                .toHex()
                .left(6);
        return u"data-"_s + QString::fromLatin1(hash) + u'-';
    }

    QStringList needed() const override { return m_columns.values(); }

    QStringList sourceColumns() const override { return {column(u"sources"_s)}; }

    std::optional<RowProblem> read(RowCells &cells, ImportedRow &row) const override
    {
        readTexts(cells, row);
        if (auto problem = readDate(cells, row))
            return problem;
        if (auto problem = readPlace(cells, row))
            return problem;
        if (auto problem = readFigures(cells, row))
            return problem;
        if (auto problem = readActor(cells, row))
            return problem;
        if (!kinds.contains(row.kind))
            return RowProblem{column(u"kind"_s), row.kind, u"is none of "_s + kinds.join(u", "_s)};
        if (row.title.isEmpty())
            return RowProblem{column(u"title"_s), {}, u"is empty"_s};
        const bool saysNothing = row.dateEdtf.isEmpty() && cell(cells, "title").isEmpty()
                                 && row.place.isEmpty() && row.figures.empty()
                                 && row.attributions.empty() && row.note.isEmpty();
        if (saysNothing)
            return RowProblem{
                column(u"date"_s), {}, u"is empty, and so is all else that tells of an event"_s};
        if (row.key.isEmpty())
            row.key = hashOf(row);
        return {};
    }

    QStringList cannotHold() const override { return {}; }

private:
    QString column(const QString &field) const { return m_columns.value(field); }

    QString cell(RowCells &cells, const char *field) const
    {
        const QString name = column(QString::fromUtf8(field));
        return name.isEmpty() ? QString() : cells.text(name);
    }

    void readTexts(RowCells &cells, ImportedRow &row) const
    {
        row.key = cell(cells, "id");
        if (const QString kind = cell(cells, "kind"); !kind.isEmpty())
            row.kind = kind;
        row.eventType = cell(cells, "event_type");
        row.subEventType = cell(cells, "sub_event_type");
        row.means = cell(cells, "means");
        row.dateWords = cell(cells, "date_words");
        row.timeLocal = cell(cells, "time");
        row.place = cell(cells, "place");
        row.admin1 = cell(cells, "admin1");
        row.country = cell(cells, "country");
        row.target = cell(cells, "target");
        row.weapon = cell(cells, "weapon");
        row.note = cell(cells, "note");
        row.sources = cell(cells, "sources");
        row.tags = cell(cells, "tags").split(u';', Qt::SkipEmptyParts);
        row.title = cell(cells, "title");
        if (row.title.isEmpty() && column(u"title"_s).isEmpty()) {
            row.title = row.subEventType.isEmpty() ? row.eventType : row.subEventType;
            row.title = row.title.isEmpty() ? u"Event"_s : row.title;
            if (!row.place.isEmpty())
                row.title += u", "_s + row.place;
        }
    }

    std::optional<RowProblem> readDate(RowCells &cells, ImportedRow &row) const
    {
        const QString name = column(u"date"_s);
        const QString typed = cell(cells, "date");
        if (typed.isEmpty())
            return {};
        const auto day = cells.day(name);
        row.dateEdtf = day.value_or(typed);
        if (!day && !parseEdtf(typed))
            return cells.noDay(name);
        const QString end = cell(cells, "date_end");
        if (end.isEmpty() || !day)
            return {};
        const auto last = cells.day(column(u"date_end"_s));
        if (!last)
            return cells.noDay(column(u"date_end"_s));
        if (*last < *day)
            return RowProblem{column(u"date_end"_s), end, u"is no day from the date on"_s};
        if (*last != *day)
            row.dateEdtf = *day + u'/' + *last;
        return {};
    }

    std::optional<RowProblem> readPlace(RowCells &cells, ImportedRow &row) const
    {
        const QString precision = cell(cells, "geo_precision");
        if (!precision.isEmpty() && !QStringList{u"1"_s, u"2"_s, u"3"_s}.contains(precision))
            return RowProblem{column(u"geo_precision"_s), precision, u"is not 1, 2 or 3"_s};
        if (!precision.isEmpty())
            row.geoPrecision = precision.toInt();
        return readPosition(cells, column(u"latitude"_s), column(u"longitude"_s), row);
    }

    std::optional<RowProblem> readFigures(RowCells &cells, ImportedRow &row) const
    {
        for (const QString &field : {u"killed"_s, u"wounded"_s, u"munitions"_s}) {
            ImportedFigure figure{field, {}, u"figure"_s, {}, {}, {}};
            for (const auto &[name, number] : {std::pair{field, &figure.best},
                                               {field + u"_low"_s, &figure.low},
                                               {field + u"_high"_s, &figure.high}}) {
                if (column(name).isEmpty())
                    continue;
                if (auto problem = readWhole(cells, column(name), *number))
                    return problem;
            }
            const bool isOrdered =
                figure.low.value_or(0) <= figure.best.value_or(figure.low.value_or(0))
                && figure.best.value_or(0) <= figure.high.value_or(figure.best.value_or(0));
            if (!isOrdered)
                return RowProblem{
                    column(field), cells.text(column(field)), u"is not between low and high"_s};
            if (!figure.low && !figure.best && !figure.high)
                continue;
            const bool isRange = figure.low || figure.high;
            if (!isRange)
                figure.low = figure.high = figure.best;
            if (figure.best == 0 && figure.high.value_or(0) == 0)
                figure.reported = u"none"_s;
            row.figures.push_back(figure);
        }
        return {};
    }

    std::optional<RowProblem> readActor(RowCells &cells, ImportedRow &row) const
    {
        ImportedAttribution attribution;
        attribution.actor = cell(cells, "attributed_to");
        attribution.wording = cell(cells, "wording");
        const QString stance = cell(cells, "stance");
        if (!stance.isEmpty() && !stances.contains(stance))
            return RowProblem{
                column(u"stance"_s), stance, u"is none of "_s + stances.join(u", "_s)};
        if (!stance.isEmpty())
            attribution.stance = stance;
        if (!attribution.actor.isEmpty() || !stance.isEmpty())
            row.attributions.push_back(attribution);
        return {};
    }

    // Where no column makes a row known again, its content does.
    static QString hashOf(const ImportedRow &row)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QString &part : {row.title,
                                    row.dateEdtf,
                                    row.place,
                                    row.country,
                                    row.target,
                                    row.weapon,
                                    row.note,
                                    row.sources,
                                    row.timeLocal}) {
            hash.addData(part.toUtf8());
            hash.addData(QByteArrayView("\0", 1));
        }
        for (const ImportedFigure &figure : row.figures)
            hash.addData(
                QByteArray(QByteArray::number(figure.best.value_or(-1)) + figure.field.toUtf8()));
        for (const ImportedAttribution &attribution : row.attributions)
            hash.addData(attribution.actor.toUtf8());
        return QString::fromLatin1(hash.result().toHex().left(16));
    }

    QString m_dataset;
    QHash<QString, QString> m_columns; ///< by our field
};

bool isOurs(const QString &field)
{
    return std::ranges::any_of(mappedFields(), [&field](const MappedField &each) {
        return field == QLatin1String(each.name);
    });
}

Error notOurs(const QString &field)
{
    const QString nearest = nearestField(field);
    return {u"the mapping has a field “%1”, which is none of ours%2; ours are %3"_s.arg(
        field.left(80),
        nearest.isEmpty() ? QString() : u" (did you mean “"_s + nearest + u"”?)"_s,
        mappedFieldNames().join(u", "_s))};
}

} // namespace

Result<std::unique_ptr<DataLayout>> mappedLayout(const QJsonObject &mapping,
                                                 const QStringList &heading)
{
    for (const QString &part : mapping.keys()) {
        if (part != "dataset"_L1 && part != "columns"_L1)
            return Error{
                u"a mapping has “dataset” and “columns”, and no “%1”"_s.arg(part.left(80))};
    }
    const QString dataset = mapping.value("dataset"_L1).toString().trimmed();
    if (dataset.isEmpty())
        return Error{u"the mapping names no dataset, which is who says what its rows say"_s};
    const QJsonObject columns = mapping.value("columns"_L1).toObject();
    QHash<QString, QString> taken;
    for (auto each = columns.begin(); each != columns.end(); ++each) {
        const QString column = each.value().toString();
        if (!isOurs(each.key()))
            return notOurs(each.key());
        if (!heading.contains(column))
            return Error{
                u"the mapping takes %1 from a column “%2”, which the file has not; its columns are %3"_s
                    .arg(each.key(), column.left(80), heading.mid(0, 40).join(u", "_s))};
        taken.insert(each.key(), column);
    }
    if (!taken.contains(u"date"_s) && !taken.contains(u"title"_s))
        return Error{u"the mapping needs a date or a title"_s};
    if (taken.contains(u"latitude"_s) != taken.contains(u"longitude"_s))
        return Error{u"the mapping has one of latitude and longitude"_s};
    return std::unique_ptr<DataLayout>(std::make_unique<MappedLayout>(dataset, std::move(taken)));
}

std::unique_ptr<DataLayout> layoutOf(const QStringList &heading)
{
    for (auto &layout : {acledLayout, gedLayout, gtdLayout}) {
        auto made = layout();
        const QStringList needed = made->needed();
        if (std::ranges::all_of(needed,
                                [&heading](const QString &c) { return heading.contains(c); }))
            return made;
    }
    return nullptr;
}

} // namespace sourceline
