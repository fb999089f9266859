#include "ui/filter/completions.h"

#include "model/coding/names.h"
#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/workbench/workbench.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 12;

QString printed(const FilterField &field, const QString &value)
{
    return filterText(FilterSpec::Choice{{QString(field.name), u":"_s, value, false, true}});
}

bool beginsAWord(const QString &name, const QString &typed)
{
    for (qsizetype at = 0; at >= 0;) {
        if (QStringView(name).sliced(at).startsWith(typed, Qt::CaseInsensitive))
            return true;
        const qsizetype next = name.indexOf(u' ', at);
        at = next < 0 ? -1 : next + 1;
    }
    return false;
}

QStringList namesOf(const NameIndex &index, const QString &typed)
{
    QStringList names;
    for (const NameIndex::Match &match : index.find(typed, mostRows))
        names.append(match.name);
    return names;
}

QStringList countriesOf(const Dictionary &places)
{
    std::set<QString> countries;
    for (const Code code : places.byId) {
        if (const QString &country = places.extras[code];
            !country.isEmpty() && !country.contains(u';'))
            countries.insert(country);
    }
    return {countries.begin(), countries.end()};
}

QStringList termsOf(const Dictionary &terms)
{
    QStringList names;
    for (const Code code : terms.byId)
        names.append(terms.names[code]);
    return names;
}

// Values that a field can have; for names already those that fit what was typed.
QStringList valuesOf(const FilterField &field, const QString &typed, const Workbench &workbench)
{
    const Snapshot table = workbench.snapshot();
    switch (field.kind) {
    case FilterKind::Scale:
    case FilterKind::Choice: {
        QStringList values;
        for (const char *value : field.values)
            values.append(QString::fromLatin1(value));
        return values;
    }
    case FilterKind::Term: {
        const auto &terms = field.name == "means"_L1  ? table->means
                            : field.name == "type"_L1 ? table->eventTypes
                                                      : table->subEventTypes;
        return terms ? termsOf(*terms) : QStringList();
    }
    case FilterKind::Actor:
        return namesOf(workbench.actorNames(), typed);
    case FilterKind::Place:
        return namesOf(workbench.placeNames(), typed);
    case FilterKind::Name:
        return field.name == "country"_L1 && table->places ? countriesOf(*table->places)
                                                           : QStringList();
    default:
        return {};
    }
}

void addValues(Completions &found,
               const FilterField &field,
               const QString &op,
               QString typed,
               const Workbench &workbench)
{
    typed.remove(u'"');
    const bool names = field.kind == FilterKind::Actor || field.kind == FilterKind::Place;
    QStringList values = valuesOf(field, typed, workbench);
    if (field.takesUnknown() && !values.contains(u"unknown"_s))
        values.append(u"unknown"_s);
    for (const QString &value : values) {
        const bool fits = (names && value != u"unknown") || beginsAWord(value, typed);
        if (!fits || found.rows.size() >= mostRows)
            continue;
        QString text = printed(field, value);
        text.replace(field.name.size(), 1, op);
        if (value.compare(typed, Qt::CaseInsensitive) != 0)
            found.rows.push_back({{}, text, {}, field.headingText()});
    }
}

void addFields(Completions &found, const QString &typed)
{
    for (const FilterField &field : filterFields()) {
        if (QString(field.name).startsWith(typed, Qt::CaseInsensitive)
            && found.rows.size() < mostRows)
            found.rows.push_back({{}, field.name + u':', {}, field.headingText()});
    }
}

// Where the term at the cursor begins: after the last space or parenthesis that is not in quotes.
int termStart(const QString &text, int cursor)
{
    int start = 0;
    bool quoted = false;
    for (int i = 0; i < cursor; ++i) {
        const QChar c = text[i];
        quoted = quoted != (c == u'"');
        if (!quoted && (c.isSpace() || c == u'(' || c == u')'))
            start = i + 1;
    }
    while (start < cursor && (text[start] == u'-' || text[start] == u'~'))
        ++start;
    return start;
}

} // namespace

Completions completionsAt(const QString &text, int cursor, const Workbench &workbench)
{
    Completions found;
    found.start = termStart(text, cursor);
    found.length = cursor - found.start;
    const QString typed = text.mid(found.start, found.length);
    if (typed.isEmpty())
        return found;
    qsizetype at = 0;
    while (at < typed.size() && (typed[at].isLetter() || typed[at] == u'-'))
        ++at;
    const QStringView sign = QStringView(typed).sliced(at);
    QString op;
    for (const QString &known : {u">="_s, u"<="_s, u":"_s, u">"_s, u"<"_s}) {
        if (op.isEmpty() && sign.startsWith(known))
            op = known;
    }
    const FilterField *field = at > 0 ? filterField(QStringView(typed).first(at)) : nullptr;
    if (!op.isEmpty() && field)
        addValues(found, *field, op, typed.sliced(at + op.size()), workbench);
    else if (op.isEmpty())
        addFields(found, typed);
    return found;
}

} // namespace sourceline
