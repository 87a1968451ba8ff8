"""The steps by which the teacher learns, in each of its stages: from a checkpoint on, with an average of the weights that is kept in the end."""
import math, os, random, time

import numpy as np
import torch

# Word vectors are frozen and in no checkpoint.
FROZEN = "words.weight"


def batches(lengths, size, rng):
    """Of like lengths, in any order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    pools = [sorted(order[i : i + size * 40], key=lambda i: lengths[i]) for i in range(0, len(order), size * 40)]
    out = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(out)
    return out


def learn(net, opt, pieces, ex, turn, loss_of, out, *, steps, batch, seed, warm, keep, every):
    """Steps on pairs `ex`, of which `turn` gives the other way round; `loss_of` gets the encoded pairs of a batch and the pairs; rates rise for `warm` of all steps, then fall.

    Writes last.pt into `out` after `every` steps, from which it goes on, and the average (`keep`: what it keeps of itself a step at most) as final.pt.
    """
    average = {k: v.clone() for k, v in net.state_dict().items() if k != FROZEN}
    per, step, last = math.ceil(len(ex) / batch), 0, f"{out}/last.pt"
    if os.path.exists(last):
        c = torch.load(last)
        net.load_state_dict(c["net"], strict=False)
        opt.load_state_dict(c["opt"])
        average, step = c["average"], c["step"]
    t0, begun, losses = time.time(), step, []
    while step < steps:
        rng = random.Random(seed * 1000 + step // per)
        turned = [turn(e) if rng.random() < 0.5 else e for e in ex]
        encoded = [pieces.pair(e[0], e[1]) for e in turned]
        for part in batches([len(e[0]) for e in encoded], batch, rng)[step % per :]:
            if step >= steps:
                break
            for g in opt.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (warm * steps)) * max(0.03, 1 - step / steps)
            net.train()
            loss = loss_of([encoded[k] for k in part], [turned[k] for k in part])
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            step += 1
            losses.append(loss.item())
            with torch.no_grad():
                for k, v in net.named_parameters():
                    if k in average:
                        average[k].lerp_(v, 1 - min(keep, (1 + step) / (20 + step)))
            if step % 50 == 0:
                print(f"{step}/{steps} loss {np.mean(losses[-50:]):.3f} {(time.time() - t0) / (step - begun):.2f} s", flush=True)
            if step % every == 0 or step == steps:
                state = {k: v for k, v in net.state_dict().items() if k != FROZEN}
                torch.save(dict(net=state, opt=opt.state_dict(), average=average, step=step), f"{last}.new")
                os.replace(f"{last}.new", last)
    torch.save(average, f"{out}/final.pt")
    net.load_state_dict(average, strict=False)
