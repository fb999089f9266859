#pragma once

#include "model/coding/changedsince.h"
#include "ui/editor/sentenceline.h"

class QGridLayout;
class QLabel;

namespace sourceline {

class OfferLine;

/// What a form hands over to be recorded.
struct Edition
{
    EditLog::Change change;
    QString why = {};
};

struct FormContext
{
    Workbench &workbench;
    SentenceLine &sentence;
};

/// A form in the editor pane: rows of a label and a field, and what they say as a change. Opened
/// for one subject, which it keeps while the analyst looks elsewhere.
class EditorForm : public QWidget
{
    Q_OBJECT

public:
    EditorForm(const FormContext &context, const QString &title);

    QString title() const { return m_title; }

    /// What the fields say, or the sentence that says what is missing (blamed() has the focus
    /// then).
    virtual Result<Edition> edition() = 0;
    virtual QString saveWords() const;

    /// Whether the sentence line is shown at all, and ticked at first.
    virtual bool takesSentence() const { return false; }

    virtual bool citesAtOnce() const { return true; }

    /// Records of which it shows what they hold and writes what the fields say: what somebody else
    /// changed in them meanwhile is not written over unasked.
    virtual std::vector<RecordKey> shown() const { return {}; }

    /// What edition() said stands in the record now.
    virtual void recorded(const Edit &edit) { Q_UNUSED(edit) }

    /// An offer that nobody has looked at; null: none.
    OfferLine *unseenOffer() const;

    virtual QWidget *firstField() const;
    std::vector<QWidget *>
    fields() const; ///< what Tab goes through, top to bottom, hidden ones too

    QWidget *blamed() const { return m_blamed; }

    bool isTyped() const;   ///< something was typed or chosen since settle()
    bool isTouched() const; ///< the same, or saving it was asked for
    void settle();
    void setAsked(); ///< that it be saved: what stands in it is wanted

    /// What stands in it was read out of its sentence and is in work: another sentence is taken
    /// when it is asked for only.
    bool keepsSentence() const;
    QStringList state() const; ///< what all fields hold

    /// A field under the last one; `label` has its mnemonic. A widget that takes the whole width
    /// has no label.
    QLabel *addRow(const QString &label, QWidget *field);
    QLabel *addUnder(const QString &label, QWidget *field); ///< the field as wide as the form
    void addWide(QWidget *widget);
    /// Two or more fields in one row; stretch: one number each.
    static QWidget *together(const std::vector<std::pair<QWidget *, int>> &fields);

    Workbench &workbench() const { return m_context.workbench; }

    SentenceLine &sentence() const { return m_context.sentence; }

    /// Fills in without counting as typed, unless something was typed before.
    template <typename Fill>
    void prefill(Fill fill)
    {
        const bool clean = !isTyped();
        fill();
        if (clean)
            m_clean = state();
    }

signals:
    void saveAsked();
    void closeAsked();
    void titleChanged();
    void revealAsked(QWidget *field); ///< something came up that is not to be missed

protected:
    Error complain(QWidget *field, const QString &sentence);
    /// A change that stands under the name of who is writing, which may be asked for only when it
    /// is performed.
    EditLog::Change signedBy(std::function<EditLog::Change(const QString &who)> make);
    void setTitle(const QString &title);

    /// What no child widget shows: rows of a list that are ticked.
    virtual QStringList ownState() const { return {}; }

private:
    QLabel *named(const QString &label, QWidget *field);

    FormContext m_context;
    QString m_title;
    QGridLayout *m_rows;
    QStringList m_clean;
    QWidget *m_blamed = nullptr;
    bool m_asked = false;
};

/// A quiet line of text in a form: what is there already, what will happen. Wraps; plain text.
QLabel *quietLine(const QString &text, QWidget *parent);

} // namespace sourceline
