#pragma once

#include <QLabel>
#include <QPointer>

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
/// words it was read from and how, and the field underlined, until the analyst has been there or
/// changed it. Alt+Down and Alt+Up in the field go through the other readings. What was typed is
/// never replaced.
class OfferLine : public QLabel
{
    Q_OBJECT

public:
    /// A row of its own under the field's, hidden while there is nothing.
    OfferLine(EditorForm &form, QWidget *field);

    /// The best first. None: what was offered before is taken back.
    void offer(std::vector<FieldOffer> readings);

    bool isOffered() const { return m_current >= 0; }

    /// The field holds an offer that nobody has looked at: neither the focus was there nor is it on
    /// the screen.
    bool isUnseen() const;
    void setSeen();

    QWidget *field() const { return m_field; }

signals:
    void withdrawn(); ///< something else stands in the field now, or nothing is offered any more

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Mark;

    void put(int index);
    void withdraw();
    void follow();
    QString fieldText() const;
    void mark(bool on);

    EditorForm &m_form;
    QWidget *m_field;
    QWidget *m_input; ///< what has the focus in the field
    std::vector<FieldOffer> m_readings;
    QString m_put; ///< what the field showed after put()
    QPointer<Mark> m_mark;
    int m_current = -1;
    bool m_seen = false;
};

} // namespace sourceline
