#include "ui/editor/incidentoffers.h"

#include "model/coding/names.h"
#include "model/text/likelyactors.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/editor/figureoffers.h"
#include "ui/editor/incidentdetails.h"
#include "ui/editor/offerline.h"
#include "ui/editor/sentenceoffers.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

DatePrecision precisionOf(const ReadDate &date)
{
    const auto span = parseEdtf(date.edtf);
    return span ? span->precision : DatePrecision::Unknown;
}

} // namespace

IncidentOffers::IncidentOffers(EditorForm &form)
    : QObject(&form)
    , m_form(form)
{}

void IncidentOffers::followTitle(QLineEdit *title)
{
    m_title = title;
    m_ofTitle = new OfferLine(m_form, title, [title] { title->clear(); });
}

void IncidentOffers::followDate(DateField *date)
{
    m_date = date;
    m_ofDate = new OfferLine(m_form, date, [date] { date->setEdtf({}); });
    // The words that go with it are not those of another date.
    connect(m_ofDate, &OfferLine::withdrawn, this, [this] { m_details->setDateRead({}, {}, {}); });
}

void IncidentOffers::followPlace(PlaceField *place)
{
    m_place = place;
    m_ofPlace = new OfferLine(m_form, place, [place] { place->setPlace({}); });
}

void IncidentOffers::followMeans(QComboBox *means)
{
    m_means = means;
    m_ofMeans = new OfferLine(m_form, means, [means] { means->setCurrentIndex(0); });
}

void IncidentOffers::followFigures(FigureOffers *figures)
{
    m_figures = figures;
    m_ofFigures = new OfferLine(m_form, figures, [] {}); // set() has done it
}

void IncidentOffers::setReading(SentenceOffers *reading)
{
    m_reading = reading;
    connect(reading, &SentenceOffers::offered, this, &IncidentOffers::offer);
}

void IncidentOffers::offer()
{
    if (!m_reading || m_reading->isPending() || m_means->count() == 0)
        return;
    m_attack = likeliestAttack();
    offerDates();
    offerPlaces();
    offerMeans();
    offerTitle();
    offerFigures();
    emit put();
}

// The one that something selected belongs to, else the first.
int IncidentOffers::likeliestAttack() const
{
    const SentenceReading &reading = m_reading->reading();
    int selected = 0;
    const auto look = [&](const auto &found) {
        for (const auto &one : found) {
            if (selected == 0 && m_reading->isSelected(one.range))
                selected = one.attack;
        }
    };
    look(reading.places);
    look(reading.figures);
    look(reading.means);
    look(reading.dates);
    return selected > 0 ? selected : std::min(1, reading.attacks);
}

// With another place of the sentence comes what stands beside it.
void IncidentOffers::chooseAttack(int attack)
{
    if (attack == 0 || attack == m_attack)
        return;
    m_attack = attack;
    m_isChoosing = true; // the place is being put in its field
    const auto isTold = [attack](const auto &found) {
        return std::ranges::any_of(found,
                                   [attack](const auto &one) { return one.attack == attack; });
    };
    if (isTold(m_reading->reading().dates) || !m_reading->reading().times.empty())
        offerDates();
    if (isTold(m_reading->reading().means))
        offerMeans();
    offerTitle();
    m_isChoosing = false;
    offerFigures();
    emit put();
}

QString IncidentOffers::attackWords(int attack) const
{
    const int all = m_reading->reading().attacks;
    return attack > 0 ? tr("attack %1 of %2 in this sentence").arg(attack).arg(all) : QString();
}

FieldOffer IncidentOffers::dateOffer(const QString &edtf, const QString &how, const ReadDate &date)
{
    const auto &times = m_reading->reading().times;
    const auto its =
        std::ranges::find_if(times, [this](const ReadTime &one) { return isOfAttack(one); });
    const QString time = its == times.end() ? QString() : its->time;
    QStringList parts{how, time.isEmpty() ? QString() : tr("at %1").arg(time)};
    parts.removeAll(QString());
    const QString basis = date.isInferred ? u"inferred"_s : u"text"_s;
    const QString words = m_reading->words(date.range);
    return {words,
            date.isInferred ? tr("inferred: %1").arg(parts.join(u", "_s)) : parts.join(u", "_s),
            [this, edtf, words, basis, time] {
                m_date->setEdtf(edtf);
                m_details->setDateRead(words, basis, time);
            }};
}

// The finest date of what happened; when something was said comes last.
void IncidentOffers::offerDates()
{
    std::vector<ReadDate> dates = m_reading->reading().dates;
    std::stable_sort(
        dates.begin(), dates.end(), [this](const ReadDate &one, const ReadDate &other) {
            const auto rank = [this](const ReadDate &date) {
                return std::tuple(date.isOfSpeech,
                                  m_reading->hasPhrase() && !m_reading->isSelected(date.range),
                                  !isOfAttack(date),
                                  precisionOf(date));
            };
            return rank(one) < rank(other);
        });
    std::erase_if(dates, [](const ReadDate &date) { return date.isOfSpeech; });
    std::vector<FieldOffer> readings;
    for (const ReadDate &date : dates) {
        readings.push_back(dateOffer(date.edtf, date.reading, date));
        for (const ReadDate::Other &other : date.others)
            readings.push_back(dateOffer(other.edtf, other.reading, date));
    }
    m_ofDate->offer(std::move(readings));
    const QString undated = m_reading->undatedWords();
    m_date->setEmptyReading(
        undated.isEmpty() ? QString() : tr("\u201c%1\u201d: the article has no date").arg(undated));
}

// The nearer before the country it is in; places that are known before names that would be made.
void IncidentOffers::offerPlaces()
{
    std::vector<ReadName> places = m_reading->reading().places;
    std::stable_sort(
        places.begin(), places.end(), [this](const ReadName &one, const ReadName &other) {
            const auto rank = [this](const ReadName &place) {
                return std::tuple(m_reading->hasPhrase() && !m_reading->isSelected(place.range),
                                  !isOfAttack(place),
                                  isCountryName(place.name),
                                  !place.isKnown);
            };
            return rank(one) < rank(other);
        });
    std::vector<FieldOffer> readings;
    for (const ReadName &place : places) {
        const Id id = m_form.workbench().placeNames().exactly(place.name);
        const QString made = place.country.isEmpty() ? tr("a new place")
                                                     : tr("a new place in %1").arg(place.country);
        QStringList how{id.isValid() ? QString() : made, attackWords(place.attack)};
        how.removeAll(QString());
        readings.push_back({m_reading->words(place.range), how.join(u"; "_s), [this, id, place] {
                                if (id.isValid())
                                    m_place->setPlace(id);
                                else
                                    m_place->setNewIn(place.name, place.country);
                                chooseAttack(place.attack);
                            }});
    }
    m_ofPlace->offer(std::move(readings));
}

void IncidentOffers::offerMeans()
{
    std::vector<FieldOffer> readings;
    QStringList codes;
    // `drones or warplanes carried out airstrikes`: the act before what carried it out.
    std::vector<ReadTerm> terms = m_reading->reading().means;
    std::stable_partition(terms.begin(), terms.end(), [this](const ReadTerm &means) {
        const QString words = m_reading->words(means.range).toLower();
        return words.contains(u"strike") || words.contains(u"raid") || words.contains(u"shell");
    });
    std::ranges::stable_partition(terms,
                                  [this](const ReadTerm &means) { return isOfAttack(means); });
    for (const ReadTerm &means : terms) {
        const int index = m_means->findText(means.code, Qt::MatchExactly);
        if (index < 0 || codes.contains(means.code))
            continue;
        codes += means.code;
        readings.push_back({m_reading->words(means.range), {}, [this, index] {
                                m_means->setCurrentIndex(index);
                            }});
    }
    m_ofMeans->offer(std::move(readings));
}

void IncidentOffers::offerTitle()
{
    const auto &reading = m_reading->reading();
    const auto term =
        std::find_if(reading.means.begin(), reading.means.end(), [this](const ReadTerm &means) {
            return means.code == m_means->currentText();
        });
    std::vector<FieldOffer> readings;
    if (term != reading.means.end() && m_ofMeans->isOffered()) {
        QString title = term->noun;
        title.front() = title.front().toUpper();
        if (m_ofPlace->isOffered() || m_isChoosing)
            title += u", "_s + m_place->text();
        readings.push_back({{}, tr("made of means and place"), [this, title] {
                                m_title->setText(title);
                                m_title->selectAll();
                            }});
    }
    m_ofTitle->offer(std::move(readings));
}

void IncidentOffers::offerFigures()
{
    m_form.prefill([this] { m_figures->set(*m_reading, m_attack); });
    std::vector<FieldOffer> readings;
    const QString how =
        m_attack > 0 ? tr("those ticked, of this attack, become claims by this speaker; Space "
                          "ticks")
                     : tr("those ticked become claims by this speaker; Space leaves one out");
    if (m_figures->count() > 0)
        readings.push_back({{}, how, [] {
                            }});
    m_ofFigures->offer(std::move(readings));
}

} // namespace sourceline
