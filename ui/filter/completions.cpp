#include "ui/filter/completions.h"

#include "model/coding/names.h"
#include "model/filter/facets.h"
#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/text/normalise.h"
#include "model/workbench/workbench.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 12;

struct FilterCompletion
{
    Q_DECLARE_TR_FUNCTIONS(FilterCompletion)
};

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

/// What a value is offered as, and how many incidents have it where that is counted.
struct Offer
{
    QString value;
    std::optional<qint64> count;
};

// Most first. What nothing has is offered too, after the rest: it may be what is meant.
std::vector<Offer>
offersOf(const FilterField &field, const QString &typed, const Workbench &workbench)
{
    const auto facets = workbench.facets();
    const FacetCount *facet = facets ? facets->of(QString(field.name)) : nullptr;
    if (facet && !facet->isRead)
        facet = nullptr;
    std::vector<Offer> offers;
    QSet<QString> offered;
    const auto offer = [&](const QString &value, std::optional<qint64> count) {
        if (const QString key = foldForMatching(value); !offered.contains(key)) {
            offered.insert(key);
            offers.push_back({value, count});
        }
    };
    if (facet) {
        for (const FacetValue &value : facet->values) {
            if (beginsAWord(value.name, typed))
                offer(value.value, value.count);
        }
        std::ranges::stable_sort(offers, std::ranges::greater(), &Offer::count);
    }
    const bool isNames = field.kind == FilterKind::Actor || field.kind == FilterKind::Place;
    for (const QString &value : valuesOf(field, typed, workbench)) {
        if (!isNames && !beginsAWord(value, typed))
            continue;
        const FacetValue *counted = facet ? facet->find(value) : nullptr;
        offer(value, counted ? counted->count : facet ? std::optional<qint64>(0) : std::nullopt);
    }
    if (field.takesUnknown() && beginsAWord(u"unknown"_s, typed))
        offer(u"unknown"_s, facet ? std::optional<qint64>(0) : std::nullopt);
    return offers;
}

QString countWords(const QString &heading, std::optional<qint64> count)
{
    return count ? QString(heading % u" · "_s % QLocale().toString(*count)) : heading;
}

void addValues(Completions &found,
               const FilterField &field,
               const QString &op,
               QString typed,
               const Workbench &workbench)
{
    typed.remove(u'"');
    for (const Offer &offer : offersOf(field, typed, workbench)) {
        if (found.rows.size() >= mostRows)
            break;
        QString text = printed(field, offer.value);
        text.replace(field.name.size(), 1, op);
        if (offer.value.compare(typed, Qt::CaseInsensitive) != 0)
            found.rows.push_back({{}, text, {}, countWords(field.headingText(), offer.count)});
    }
}

// How many values there are to choose from.
QString fieldWords(const FilterField &field, const Workbench &workbench)
{
    const auto facets = workbench.facets();
    const FacetCount *facet = facets ? facets->of(QString(field.name)) : nullptr;
    if (!facet || facet->values.empty())
        return field.headingText();
    return FilterCompletion::tr("%1 · %n values", nullptr, static_cast<int>(facet->values.size()))
        .arg(field.headingText());
}

void addFields(Completions &found, const QString &typed, const Workbench &workbench)
{
    for (const FilterField &field : filterFields()) {
        if (QString(field.name).startsWith(typed, Qt::CaseInsensitive)
            && found.rows.size() < mostRows)
            found.rows.push_back({{}, field.name + u':', {}, fieldWords(field, workbench)});
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
        addFields(found, typed, workbench);
    return found;
}

} // namespace sourceline
