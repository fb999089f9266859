#pragma once

#include <QObject>

class QComboBox;
class QLineEdit;

namespace sourceline {

class DateField;
class EditorForm;
class FigureOffers;
class IncidentDetails;
class OfferLine;
class PlaceField;
class SentenceOffers;
struct FieldOffer;
struct ReadDate;

/// Offers in the fields of a new incident what the selected sentence says: date, place, means, its
/// figures, and a title made of them. Where it tells of several attacks, what goes with the place
/// that is chosen. Each field is followed right after its row was made.
class IncidentOffers : public QObject
{
    Q_OBJECT

public:
    explicit IncidentOffers(EditorForm &form);

    void followTitle(QLineEdit *title);
    void followDate(DateField *date);
    void followPlace(PlaceField *place);
    void followMeans(QComboBox *means);
    void followFigures(FigureOffers *figures);

    void setDetails(IncidentDetails *details) { m_details = details; }

    void setReading(SentenceOffers *reading);
    void offer(); ///< again, once there is more to choose from

signals:
    void put(); ///< something was offered

private:
    FieldOffer dateOffer(const QString &edtf, const QString &how, const ReadDate &date);
    int likeliestAttack() const;
    void chooseAttack(int attack);
    QString attackWords(int attack) const;

    template <typename T>
    bool isOfAttack(const T &read) const
    {
        return read.attack == 0 || read.attack == m_attack;
    }

    void offerDates();
    void offerPlaces();
    void offerMeans();
    void offerTitle();
    void offerFigures();

    EditorForm &m_form;
    SentenceOffers *m_reading = nullptr;
    IncidentDetails *m_details = nullptr;
    QLineEdit *m_title = nullptr;
    DateField *m_date = nullptr;
    PlaceField *m_place = nullptr;
    QComboBox *m_means = nullptr;
    FigureOffers *m_figures = nullptr;
    OfferLine *m_ofTitle = nullptr;
    OfferLine *m_ofDate = nullptr;
    OfferLine *m_ofPlace = nullptr;
    OfferLine *m_ofMeans = nullptr;
    OfferLine *m_ofFigures = nullptr;
    int m_attack =
        0; ///< of several in the sentence the one that is offered; SentenceReading::attacks
    bool m_isChoosing = false;
};

} // namespace sourceline
