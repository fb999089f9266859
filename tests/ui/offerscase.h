#pragma once

#include "emptycase.h"
#include "model/coding/incidents.h"
#include "ui/editor/offerline.h"
#include "ui/intake/intakepane.h"

#include <QFile>

namespace journey {

/// The window on an empty casefile, with what tests of offers do by keyboard: take in a text, make
/// an incident, go to a sentence, and what the form that is open offers.
class OffersCase : public EmptyCase
{
protected:
    void takeIn(const QString &text);
    void makeIncident(const QString &place = {});
    void stepTo(const QString &beginning);
    QString offers() const;
    bool offered(const QString &words) const;
};

inline void OffersCase::takeIn(const QString &text)
{
    QFile file(m_folder->filePath(u"article.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
    file.close();
    m_window->workbench().importArticles({file.fileName()});
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    press(Qt::Key_Tab); // the outlet
    QTest::keyClicks(QApplication::focusWidget(), u"The Harun Times"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workbench().document()
                                 && m_window->workbench().document()->text == text,
                             patience);
    QVERIFY(idle(*m_window));
}

inline void OffersCase::makeIncident(const QString &place)
{
    IncidentDraft draft;
    draft.title = u"A raid"_s;
    draft.dateEdtf = u"2021-09-10"_s;
    draft.newPlace = place;
    m_window->workbench().perform(addIncident(draft));
    QVERIFY(idle(*m_window));
    Id made;
    QTRY_VERIFY_WITH_TIMEOUT(
        (made = idOf(*m_window, "SELECT id FROM incident WHERE title = 'A raid'")).isValid(),
        patience);
    m_window->workbench().setCurrentFromText(made);
    QVERIFY(shows(*m_window, [made](const Dossier &dossier) { return dossier.id == made; }));
}

inline void OffersCase::stepTo(const QString &beginning)
{
    press(Qt::Key_2, Qt::ControlModifier);
    for (int step = 0;
         step < 12 && !m_window->workbench().textSelection().text.startsWith(beginning);
         ++step)
        press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_window->workbench().textSelection().text.startsWith(beginning));
}

inline QString OffersCase::offers() const
{
    QStringList all;
    for (const OfferLine *line : m_window->editor()->findChildren<OfferLine *>()) {
        if (line->isOffered() && line->isVisibleTo(m_window->editor()))
            all += line->text();
    }
    return all.join(u'\n');
}

inline bool OffersCase::offered(const QString &words) const
{
    return QTest::qWaitFor([&] { return offers().contains(words); }, patience);
}

} // namespace journey
