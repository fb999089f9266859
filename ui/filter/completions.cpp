#include "ui/filter/completions.h"

#include "model/coding/names.h"
#include "model/filter/facets.h"
#include "model/filter/fieldvocabulary.h"
#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/filter/quotemarks.h"
#include "model/text/normalise.h"
#include "model/workbench/workbench.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 12;

struct FilterCompletion
{
    Q_DECLARE_TR_FUNCTIONS(FilterCompletion)
};

/// The term at the cursor, up to the cursor.
struct TypedTerm
{
    const FilterField *field = nullptr;
    QString op, value;
    bool isCounted = false; ///< facets say how many incidents it lets through
};

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

// Values that a field can have; for names those that fit what was typed.
QStringList valuesOf(const FilterField &field, const QString &typed, const Workbench &workbench)
{
    switch (field.kind) {
    case FilterKind::Actor:
        return namesOf(workbench.actorNames(), typed);
    case FilterKind::Place:
        return namesOf(workbench.placeNames(), typed);
    default:
        return vocabularyOf(field, *workbench.snapshot());
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

void addValues(Completions &found, const TypedTerm &typed, const Workbench &workbench)
{
    const FilterField &field = *typed.field;
    for (const Offer &offer : offersOf(field, typed.value, workbench)) {
        if (found.rows.size() >= mostRows)
            break;
        const FilterTerm term{field.name, typed.op, offer.value, false, true};
        if (checkTerm(term) || offer.value.compare(typed.value, Qt::CaseInsensitive) == 0)
            continue;
        found.rows.push_back(
            {{},
             filterText(FilterSpec::Choice{term}),
             {},
             countWords(field.headingText(), typed.isCounted ? offer.count : std::nullopt)});
    }
}

// How many values there are to choose from.
QString fieldWords(const FilterField &field, const Workbench &workbench)
{
    const auto facets = workbench.facets();
    const FacetCount *facet = facets ? facets->of(QString(field.name)) : nullptr;
    if (!facet || facet->values.empty())
        return field.headingText();
    const auto count = static_cast<int>(facet->values.size());
    return count == 1
               ? FilterCompletion::tr("%1 · 1 value").arg(field.headingText())
               : FilterCompletion::tr("%1 · %n values", nullptr, count).arg(field.headingText());
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
    QStringView closing; // of the quotation mark that is open
    for (int i = 0; i < cursor; ++i) {
        const QChar c = text[i];
        const bool begins = i == start || (!text[i - 1].isLetterOrNumber() && c != u'"');
        if (!closing.isEmpty())
            closing = closing.contains(c) ? QStringView() : closing;
        else if (c == u'"' || begins)
            closing = closingMarks(c);
        if (closing.isEmpty() && (c.isSpace() || c == u'(' || c == u')'))
            start = i + 1;
    }
    while (start < cursor && (text[start] == u'-' || text[start] == u'~'))
        ++start;
    return start;
}

TypedTerm readTyped(const QString &typed)
{
    qsizetype at = 0;
    while (at < typed.size() && (typed[at].isLetter() || typed[at] == u'-'))
        ++at;
    const QStringView sign = QStringView(typed).sliced(at);
    TypedTerm term;
    for (const QString &known : {u">="_s, u"<="_s, u":"_s, u">"_s, u"<"_s}) {
        if (term.op.isEmpty() && sign.startsWith(known))
            term.op = known;
    }
    term.field = at > 0 ? filterField(QStringView(typed).first(at)) : nullptr;
    term.value = typed.sliced(at + term.op.size());
    term.value.removeIf(isQuoteMark);
    return term;
}

// Whether a facet's counts are what one gets: for a term by itself, that is meant as it stands,
// where no other narrows by its field.
bool isCounted(const QString &text, int start, const TypedTerm &typed, const FilterSpec &chips)
{
    const QStringView before = QStringView(text).first(start).trimmed();
    const bool isSigned = start > 0 && (text[start - 1] == u'-' || text[start - 1] == u'~');
    if (typed.op != u":" || isSigned || before.endsWith(" OR"_L1))
        return false;
    const QString field = typed.field->name;
    const auto narrows = [&field](const FilterSpec::Choice &choice) {
        return belongsTo(choice, field);
    };
    if (std::ranges::any_of(chips.all, narrows))
        return false;
    const ParsedFilter line = parseFilter(text);
    for (size_t i = 0; i < line.places.size(); ++i) {
        const bool isTyped = std::ranges::any_of(line.places[i], [start](const FilterRange &place) {
            return place.start <= start && start < place.start + place.length;
        });
        if (isTyped ? line.places[i].size() > 1 : narrows(line.spec.all[i]))
            return false;
    }
    return true;
}

} // namespace

Completions
completionsAt(const QString &text, int cursor, const FilterSpec &chips, const Workbench &workbench)
{
    Completions found;
    found.start = termStart(text, cursor);
    found.length = cursor - found.start;
    const QString typed = text.mid(found.start, found.length);
    if (typed.isEmpty())
        return found;
    TypedTerm term = readTyped(typed);
    if (term.op.isEmpty()) {
        addFields(found, typed, workbench);
    } else if (term.field) {
        term.isCounted = isCounted(text, found.start, term, chips);
        addValues(found, term, workbench);
    }
    return found;
}

} // namespace sourceline
