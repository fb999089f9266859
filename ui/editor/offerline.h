#pragma once

#include "model/workbench/workbench.h"

#include <QLabel>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace sourceline {

class EditorForm;

/// One reading of the sentence for a field.
struct FieldOffer
{
    QString words;             ///< of the sentence
    QString how;               ///< `Friday before the publication on 15 Sep 2021`; may be empty
    std::function<void()> put; ///< fills the field
};

/// Under a field, what was read for it out of the sentence, so that an offer is seen as one: the
/// words it was read from and how, and the field underlined, until something else is typed.
/// Alt+Down and Alt+Up in the field go through the other readings. What was typed is never
/// replaced. With another sentence an offer goes; a form in which one was gone past keeps its
/// sentence (EditorForm::keepsSentence()).
class OfferLine : public QLabel
{
    Q_OBJECT

public:
    /// A row of its own under the field's, hidden while there is nothing. `clear` takes out of the
    /// field and of those that are filled with it what was put there.
    OfferLine(EditorForm &form, QWidget *field, std::function<void()> clear);

    /// The best first. None: what was offered before is taken back.
    void offer(std::vector<FieldOffer> readings);

    /// The same where what stands in the field was chosen there by hand, and what goes with it is
    /// offered after that.
    void offerAnew(std::vector<FieldOffer> readings);

    bool isOffered() const { return m_current >= 0; }

    /// What stands in the field is no offer any more; it stays.
    void forget() { withdraw(); }

    /// Something was, of the present sentence, in a field that is shown.
    bool wasOffered() const;

    /// The analyst has gone on from it to another field.
    bool isPassed() const { return isOffered() && m_passed; }

    /// The field holds an offer that nobody has looked at: neither the focus was there nor was it
    /// on the screen, whole and with its words.
    bool isUnseen() const;
    void setSeen();
    void noteSight(); ///< seen, where all of it is on the screen now

    QWidget *field() const { return m_field; }

signals:
    void withdrawn(); ///< something else stands in the field now, or nothing is offered any more

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Mark;

    void put(int index);
    void say();
    bool isRepeated(const std::vector<FieldOffer> &readings, const TextSelection &sentence) const;
    bool isInSight() const;
    void withdraw();
    void leave(Qt::FocusReason reason);
    void follow();
    QString fieldText() const;
    void mark(bool on);

    EditorForm &m_form;
    QWidget *m_field;
    QWidget *m_input; ///< what has the focus in the field
    std::function<void()> m_clear;
    std::vector<FieldOffer> m_readings;
    TextSelection m_sentence; ///< that they are of
    QString m_put;            ///< what the field showed after put()
    QPointer<Mark> m_mark;
    QTimer m_look; ///< rows that come and go show it for a moment; that is no sight
    int m_current = -1;
    bool m_seen = false;
    bool m_passed = false; ///< the analyst has gone on from it to another field
};

} // namespace sourceline
