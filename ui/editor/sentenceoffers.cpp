#include "ui/editor/sentenceoffers.h"

#include "model/coding/namematch.h"
#include "model/store/statement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int shortestName = 3; // letters of a word that tells a place by itself
constexpr int dayLength = 10;   // of 2020-03-13

struct Read
{
    SentenceReading reading;
    Offsets text{QString()};
    TextRange undated;
};

Result<QStringList> meansOf(sqlite3 *database)
{
    QStringList codes;
    Statement terms(database, "SELECT code FROM term WHERE scheme = 'means'");
    while (terms.next())
        codes += terms.text(0);
    return terms.failed() ? Result<QStringList>(terms.error()) : codes;
}

QString publishedOf(sqlite3 *database, Id document)
{
    Statement select(database,
                     "SELECT a.published_edtf FROM document d JOIN document a ON a.id = "
                     "coalesce(d.summary_of, d.version_of, d.id) WHERE d.id = ?1");
    select.bind(1, document);
    return select.next() ? select.text(0) : QString();
}

bool isDated(const SentenceReading &reading, const TextRange &words)
{
    return std::ranges::any_of(
        reading.dates, [&words](const ReadDate &date) { return date.range.overlaps(words); });
}

// What would be a day if the article had one.
TextRange undatedIn(const Read &read, const TextRange &range, ReadingContext context)
{
    context.publishedEdtf = u"2001-06-15"_s; // any: only the words are wanted
    for (const ReadDate &date : readPassage(read.text, range, context).dates) {
        if (!isDated(read.reading, date.range))
            return date.range;
    }
    return {};
}

} // namespace

SentenceOffers::SentenceOffers(EditorForm &form)
    : QObject(&form)
    , m_form(form)
{
    connect(&form.sentence(), &SentenceLine::changed, this, &SentenceOffers::read);
    // Names come a moment after the edit that made them.
    connect(&form.workbench(), &Workbench::namesChanged, this, &SentenceOffers::read);
    read();
}

void SentenceOffers::read()
{
    const int asked = ++m_asked;
    Workbench &workbench = m_form.workbench();
    const TextSelection selection = m_form.sentence().selection();
    const auto shown = workbench.document();
    if (!selection.isValid() || !shown || shown->shown != selection.document) {
        m_answered = asked;
        m_reading = {};
        m_undated = {};
        m_phrase.reset();
        emit offered();
        return;
    }
    workbench.read<Read>(
        this,
        [selection,
         text = shown->text,
         actors = workbench.actorNames(),
         places = workbench.placeNames(),
         here = tellingWords(workbench.dossier() ? workbench.dossier()->placeName : QString())](
            sqlite3 *database) -> Result<Read> {
            ReadingContext context;
            const auto means = meansOf(database);
            if (!means)
                return means.error();
            context.means = *means;
            context.publishedEdtf = publishedOf(database, selection.document);
            // The incident's own place is meant by a part of its name too.
            context.isPlace = [&places, &here](const QString &name) {
                return places.exactly(name).isValid() || isPartOfPlace(tellingWords(name), here);
            };
            context.kindOfActor = [&actors](const QString &name) {
                return actors.detailOf(actors.exactly(name));
            };
            Read read{{}, Offsets(text), {}};
            read.reading = readPassage(read.text, selection.range, context);
            if (context.publishedEdtf.size() < dayLength)
                read.undated = undatedIn(read, selection.range, context);
            return read;
        },
        [this, asked, phrase = selection.phrase](const Result<Read> &read) {
            if (asked != m_asked)
                return;
            m_answered = asked;
            m_phrase = phrase;
            m_reading = read ? read->reading : SentenceReading();
            m_text = read ? read->text : Offsets(QString());
            m_undated = read ? read->undated : TextRange();
            emit offered();
        });
}

QString SentenceOffers::words(const TextRange &range) const
{
    return m_text.slice(range).simplified();
}

QString SentenceOffers::besideWords(int attack) const
{
    const auto place = std::ranges::find(m_reading.places, attack, &ReadName::attack);
    return attack > 0 && place != m_reading.places.end() ? tr(", at %1").arg(words(place->range))
                                                         : QString();
}

bool SentenceOffers::isSelected(const TextRange &range) const
{
    return m_phrase && range.overlaps(*m_phrase);
}

QString SentenceOffers::phrase() const
{
    return m_phrase ? words(*m_phrase) : QString();
}

QStringList tellingWords(const QString &name)
{
    static const QStringList kinds{u"camp"_s,     u"base"_s,     u"air"_s,      u"airbase"_s,
                                   u"airfield"_s, u"airport"_s,  u"military"_s, u"international"_s,
                                   u"city"_s,     u"the"_s,      u"of"_s,       u"district"_s,
                                   u"province"_s, u"al"_s,       u"fort"_s,     u"town"_s,
                                   u"village"_s,  u"compound"_s, u"zone"_s,     u"site"_s};
    QStringList words;
    // `Camp X, north of Y` is X.
    const FoldedName folded(name.section(u',', 0, 0));
    for (const QStringView word : folded.words)
        words.append(word.toString());
    words.removeIf([](const QString &word) { return kinds.contains(word); });
    return words;
}

bool isPartOfPlace(const QStringList &part, const QStringList &whole)
{
    const bool tells = part == whole || std::ranges::any_of(part, [](const QString &word) {
                           return word.size() >= shortestName;
                       });
    return !part.isEmpty() && tells && std::ranges::all_of(part, [&whole](const QString &word) {
        return whole.contains(word);
    });
}

QString offeredFigure(const ReadFigure &figure)
{
    QStringList parts;
    if (figure.reported != u"figure")
        parts += figure.reported + u':';
    else if (figure.low)
        parts += QString::number(*figure.low) + u'\u2013'
                 + QString::number(figure.high.value_or(*figure.low));
    else
        parts += {figure.qualifier == u"exactly" ? QString() : figure.qualifier,
                  figure.number ? QString::number(*figure.number) : QString()};
    parts +=
        {figure.field == u"count" ? SentenceOffers::tr("attacks") : figure.field, figure.measure};
    parts.removeAll(QString());
    QStringList whom{figure.nationality, figure.status};
    whom.removeAll(QString());
    return whom.isEmpty() ? parts.join(u' ')
                          : QString(parts.join(u' ') + u", "_s + whom.join(u' '));
}

} // namespace sourceline
